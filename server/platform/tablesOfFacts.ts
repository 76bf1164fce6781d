import type { Generated } from "kysely";
import type { At, Json } from "./database.ts";

type Flag = Generated<boolean>;

export interface FactsTables {
  source: { id: Generated<number>; name: string; zone: Generated<string>; sample: Flag; created_at: At };
  import: {
    id: string;
    number: Generated<number>;
    kind: string;
    source: number;
    file_name: string;
    file_path: string | null;
    file_bytes: Generated<string>;
    file_sha256: Buffer | null;
    reading: Json<Record<string, unknown>>;
    mapping: Json<Record<string, unknown>>;
    options: Json<Record<string, unknown>>;
    state: "draft" | "checking" | "ready" | "running" | "done" | "failed" | "cancelled" | "undone";
    counts: Json<Record<string, number>>;
    report: Json<Record<string, unknown>>;
    job: string | null;
    created_by: number | null;
    created_at: At;
    finished_at: At | null;
    undone_at: At | null;
  };
  batch: {
    id: Generated<number>;
    import: string | null;
    kind: string;
    source: number;
    state: "staged" | "visible" | "replaced" | "done" | "undone" | "dropped";
    rows: Generated<string>;
    hashes: Json<Record<string, string>>;
    replaces: Json<unknown[]>;
    sample: Flag;
    created_at: At;
    visible_at: At | null;
    undone_at: At | null;
    /** The zone of the file's clock, by which its rows were first dated, and the one that their days are in now. */
    file_zone: Generated<string>;
    day_zone: Generated<string>;
    /** order_total holds what its orders come to. */
    totalled: Generated<boolean>;
  };
  zone_change: {
    id: Generated<number>;
    from_zone: string;
    to_zone: string;
    state: "staged" | "visible" | "done" | "dropped" | "gone";
    /** By batch: the zone that its days were in before. */
    days_before: Json<Record<string, string>>;
    counts: Json<Record<string, unknown>>;
    job: string | null;
    by: number | null;
    asked_at: At;
    visible_at: At | null;
  };
  store: {
    id: Generated<number>;
    code: string;
    name: string;
    region: Generated<number>;
    version: Generated<string>;
  };
  staff: {
    id: Generated<number>;
    name: string;
    team: Generated<string>;
    manager: Generated<string>;
    person: number | null;
    created_at: At;
  };
  product: {
    sku: Generated<number>;
    code: string;
    source: number;
    name: string;
    category: Generated<string>;
    brand: Generated<string>;
    unit: Generated<string>;
    price: string | null;
    cost: string | null;
    barcode: string | null;
    active: Flag;
    batch: number | null;
    version: Generated<string>;
  };
}

export interface CustomersTables {
  fact_text: { kind: string; id: string; batch: number; party_id: number; field: string; text: string };
  party: {
    party_id: Generated<number>;
    public_id: string;
    kind: Generated<"person" | "organisation">;
    source: number;
    name: string | null;
    pinyin: string | null;
    initials: string | null;
    gender: "female" | "male" | "other" | null;
    phone: string | null;
    phone_tail: string | null;
    landline: string | null;
    email: string | null;
    member_no: string | null;
    birthday: string | null;
    birthday_kind: "solar" | "lunar" | "month" | "year" | null;
    birthday_lunar: string | null;
    birth_year: number | null;
    company: string | null;
    position: string | null;
    contacts: Json<{ name: string; phone?: string; position?: string }[]>;
    region: Generated<number>;
    address: string | null;
    store: number | null;
    owner: number | null;
    channel: Generated<string>;
    campaign: string | null;
    industry: string | null;
    acquired_on: string | null;
    acquisition_cost: string | null;
    referrer: number | null;
    income: string | null;
    preferences: Json<string[]>;
    custom: Json<Record<string, string>>;
    confirmed: Json<Record<string, string>>;
    completeness: Generated<number>;
    batch: number | null;
    version: Generated<string>;
    created_at: At;
    updated_at: At;
    erased_at: At | null;
  };
  match_template: {
    id: string;
    kind: string;
    name: string;
    mapping: Json<Record<string, string>>;
    options: Json<Record<string, unknown>>;
    created_by: number | null;
    created_at: At;
    updated_by: number | null;
    updated_at: At;
  };
  custom_field: {
    id: Generated<number>;
    zh: string;
    en: string;
    type: "text" | "number" | "date" | "choice" | "yesno";
    choices: Json<{ id: number; zh: string; en: string; gone?: boolean }[]>;
    hidden_from: Generated<string[]>;
    archived_at: At | null;
    created_by: number | null;
    created_at: At;
    version: Generated<number>;
  };
  party_identifier: { kind: "member_no" | "phone" | "email" | "external"; value: string; party_id: number };
  merge: {
    party_id: number;
    customer_id: number;
    at: At;
    by: number | null;
    reason: Generated<string>;
    /** The party with which it came along, when that one was merged. */
    via: number | null;
  };
  merge_history: {
    id: Generated<string>;
    party_id: number;
    customer_id: number;
    action: "merge" | "unmerge";
    at: At;
    by: number | null;
    reason: Generated<string>;
  };
  duplicate_suspect: {
    a: number;
    b: number;
    score: number;
    reasons: Json<string[]>;
    state: Generated<"open" | "merged" | "different">;
    decided_by: number | null;
    decided_at: At | null;
  };
  tag: { id: Generated<number>; name: string };
  party_tag: { party_id: number; tag: number; at: At; by: number | null; batch: number | null };
  consent: {
    id: Generated<string>;
    party_id: number;
    purpose: "marketing" | "service" | "survey";
    channel: "phone" | "sms" | "email" | "wechat" | "post" | "visit";
    state: "granted" | "refused";
    basis: string;
    source: string;
    at: At;
    by: number | null;
    batch: number | null;
  };
  party_change: {
    id: Generated<string>;
    party_id: number;
    field: string;
    old: string | null;
    new: string | null;
    at: At;
    by: number | null;
    batch: number | null;
  };
  note: {
    id: string;
    party_id: number;
    body: string;
    mentions: number[];
    at: At;
    by: number;
    edited_at: At | null;
    deleted_at: At | null;
  };
  attachment: {
    id: string;
    party_id: number;
    name: string;
    type: string;
    bytes: string;
    sha256: Buffer;
    at: At;
    by: number;
    deleted_at: At | null;
  };
  saved_view: {
    id: string;
    person: number;
    page: string;
    name: string;
    state: Json<unknown>;
    shared: Flag;
    at: At;
  };
  tombstone: { kind: string; hash: Buffer; at: At };
}
