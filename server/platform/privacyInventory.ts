/**
 * Where personal data lives. Erasing a person empties what is `personal` here, keeps ids and amounts, and destroys
 * the key of what is `sealed`. A test fails on any text, date, JSON or bytes column of PostgreSQL that is not listed,
 * and on any text column of ClickHouse: names, phones, mails, addresses and free text never go there.
 */
export type Privacy =
  /** About a customer: erased with him, given out when he asks for his file. */
  | "personal"
  /** About a customer, under his own key; unreadable once the key is gone. */
  | "sealed"
  /** About a colleague who signs in. */
  | "colleague"
  /** A secret, its hash or a token. */
  | "secret"
  /** May hold personal values for a time; removed or emptied after 30 days, or when the person is erased. */
  | "passing"
  /** Names of things, codes, words of ours, settings. */
  | "none";

type Inventory = Readonly<Record<string, Readonly<Record<string, Privacy>>>>;

export const postgresInventory: Inventory = {
  party: {
    public_id: "none",
    kind: "none",
    name: "personal",
    pinyin: "personal",
    initials: "personal",
    gender: "personal",
    phone: "personal",
    phone_tail: "personal",
    landline: "personal",
    email: "personal",
    member_no: "personal",
    birthday: "personal",
    birthday_kind: "none",
    birthday_lunar: "personal",
    company: "personal",
    position: "personal",
    contacts: "personal",
    address: "personal",
    channel: "none",
    acquired_on: "none",
    income: "personal",
    preferences: "personal",
    custom: "personal",
    confirmed: "none",
  },
  party_identifier: { kind: "none", value: "personal" },
  party_change: { field: "none", old: "personal", new: "personal" },
  note: { body: "personal", mentions: "none" },
  attachment: { name: "personal", type: "none", sha256: "personal" },
  consent: { purpose: "none", channel: "none", state: "none", basis: "personal", source: "personal" },
  fact_text: { kind: "none", field: "none", text: "personal" },
  staff: { name: "colleague", team: "none", manager: "colleague" },
  duplicate_suspect: { reasons: "none", state: "none" },
  merge: { reason: "personal" },
  merge_history: { action: "none", reason: "personal" },
  tombstone: { kind: "none", hash: "secret" },
  audit: {
    actor: "none",
    actor_name: "colleague",
    via: "none",
    verb: "none",
    target: "none",
    summary: "none",
    personal: "sealed",
  },
  customer_key: { key: "secret" },
  import: {
    kind: "none",
    file_name: "none",
    file_path: "none",
    file_sha256: "none",
    reading: "none",
    mapping: "passing",
    options: "none",
    state: "none",
    counts: "none",
    report: "passing",
  },
  idempotency: { key: "none", actor: "none", verb: "none", input_hash: "secret", output: "passing" },
  job_run: {
    name: "none",
    state: "none",
    payload: "passing",
    note: "none",
    result: "passing",
    error: "passing",
  },
  outbox: { kind: "none", payload: "none" },
  batch: { kind: "none", state: "none", hashes: "none", replaces: "none" },
  product: { code: "none", name: "none", category: "none", brand: "none", unit: "none", barcode: "none" },
  product_before: { was: "none" },
  store: { code: "none", name: "none" },
  source: { name: "none", zone: "none" },
  tag: { name: "none" },
  saved_view: { page: "none", name: "none", state: "passing" },
  segment: { name: "none", folder: "none", kind: "none", rule: "none", note: "none", refreshed_on: "none" },
  contact: {
    kind: "none",
    direction: "none",
    outcome: "none",
    promised_by: "none",
    next_on: "none",
    lost_cause: "none",
  },
  strategy: {
    name: "none",
    goal: "none",
    segments: "none",
    reasons: "none",
    channels: "none",
    offer: "none",
    words: "none",
    measure: "none",
    ready_made: "none",
  },
  strategy_version: { content: "none" },
  today_task: { day: "none", reason: "none", state: "none", postponed_to: "none" },
  digest_sent: { day: "none" },
  mail_opt_out: { mail: "none" },
  model_run: {
    as_of: "none",
    state: "none",
    model: "none",
    code_version: "none",
    definition: "none",
    facts_version: "none",
    fit: "none",
    study: "none",
    missing: "none",
    timings: "none",
    because: "none",
  },
  segment_version: { rule: "none", note: "none" },
  definition_version: { subject: "none", value: "none", note: "none" },
  metric_target: { metric: "none", kind: "none", valid_from: "none", source: "none" },
  setting: { key: "none", value: "none", updated_by: "none" },
  setting_history: { key: "none", value: "none", by: "none" },
  migration: { name: "none", hash: "none" },
  user: { id: "none", name: "colleague", email: "colleague", image: "colleague" },
  session: { id: "none", token: "secret", ipAddress: "colleague", userAgent: "colleague", userId: "none" },
  account: {
    id: "none",
    accountId: "none",
    providerId: "none",
    userId: "none",
    accessToken: "secret",
    refreshToken: "secret",
    idToken: "secret",
    scope: "none",
    password: "secret",
  },
  verification: { id: "none", identifier: "colleague", value: "secret" },
  rateLimit: { id: "none", key: "secret" },
  member: { user_id: "none", name: "colleague", role: "none", scope: "none", language: "none" },
  invitation: {
    kind: "none",
    email: "colleague",
    name: "colleague",
    role: "none",
    scope: "none",
    token_hash: "secret",
  },
  api_key: { name: "none", prefix: "none", hash: "secret", verbs: "none" },
};

/** Every text column of ClickHouse. None may be about a person. */
export const clickhouseInventory: Readonly<Record<string, readonly string[]>> = {
  order_line: ["order_no", "category", "currency", "channel", "status"],
  party: ["channel"],
  product: ["code", "name", "category", "brand"],
  store: ["code", "name"],
  membership: ["why"],
  interaction_row: ["kind", "channel", "outcome", "topic", "campaign", "groups"],
  opportunity_row: ["number", "stage", "currency", "product", "channel", "team", "lost_cause", "groups"],
  opportunity_stage_row: ["number", "stage", "groups"],
  invoice_row: ["number", "currency", "groups"],
  payment_row: ["number", "currency", "way", "groups"],
  membership_term_row: ["number", "programme", "tier", "way", "end_cause", "groups"],
  answer_row: ["survey", "question", "measure", "dimension", "channel", "order_no", "groups"],
  complaint_row: ["number", "cause", "severity", "channel", "state", "order_no", "groups"],
  referral_row: ["channel", "campaign", "groups"],
  spend_row: ["channel", "campaign", "currency", "groups"],
  observation_row: ["market", "subject", "measure", "unit", "stated_by", "groups"],
  delivery_row: ["order_no", "product", "carrier", "groups"],
  replaced_fact: ["kind"],
  migration: ["name"],
  outbox_position: ["consumer"],
};

/** Files under the data directory that may hold what customers are called. */
export const fileInventory: Readonly<Record<string, Privacy>> = {
  "files/attachments": "personal",
  "files/imports": "passing",
  "files/exports": "passing",
  backups: "passing",
};
