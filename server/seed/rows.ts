/**
 * The rows of the sample, as a till, a member system and a service desk would hand them over: dates are "2026-11-21",
 * times "2026-11-21 18:05:09" on the shop's wall clock (Asia/Shanghai), money is whole 分 (cents).
 */
export interface SampleOptions {
  seed: number;
  customers: number;
  /** The as-of date: the last day with facts. */
  until: string;
}

export interface Sample {
  seed: number;
  /** First and last day with orders, both included: two years. */
  from: string;
  until: string;
  company: string;
  stores: SampleStore[];
  products: SampleProduct[];
  customers: SampleCustomer[];
  /** By time; returns are orders of their own. */
  orders: SampleOrder[];
  /** In the order of `orders`, then by line number. */
  lines: SampleOrderLine[];
  interactions: SampleInteraction[];
  complaints: SampleComplaint[];
  surveys: SampleSurvey[];
  referrals: SampleReferral[];
  marketingSpend: SampleMarketingSpend[];
  /** By the day of the first contact. */
  leads: SampleLead[];
  leadSteps: SampleLeadStep[];
  bills: SampleBill[];
  /** By day. */
  payments: SamplePayment[];
  memberships: SampleMembership[];
  observations: SampleObservation[];
  deliveries: SampleDelivery[];
}

export interface SampleStore {
  code: string;
  name: string;
  /** GB/T 2260 code of the district, or of the city where there are no districts (东莞). */
  regionCode: string;
  province: string;
  city: string;
  district: string | null;
  openedOn: string;
}

export interface SamplePrice {
  from: string;
  priceCents: number;
  costCents: number;
}

export interface SampleProduct {
  code: string;
  /** EAN-13 of the range for use inside a shop (2…). */
  barcode: string;
  name: string;
  category: string;
  brand: string;
  spec: string;
  unit: string;
  /** At the as-of date. */
  priceCents: number;
  costCents: number;
  listedOn: string;
  /** Every price it has had, oldest first; `from` is the first day of each. */
  prices: SamplePrice[];
}

export type ConsentChannel = "sms" | "phone" | "wechat" | "email";

export interface SampleConsent {
  channel: ConsentChannel;
  state: "granted" | "refused";
  on: string;
  source: string;
}

export interface SampleCustomer {
  memberNo: string;
  kind: "person" | "organisation";
  name: string;
  /** Of organisations: whom to ask for, and as what. */
  contactName: string | null;
  position: string | null;
  phone: string | null;
  email: string | null;
  gender: "female" | "male" | null;
  birthdayKind: "solar" | "lunar" | null;
  /** Year, month and day in the calendar that `birthdayKind` names. */
  birthday: string | null;
  income: string | null;
  regionCode: string;
  province: string;
  city: string;
  district: string | null;
  address: string | null;
  registeredOn: string;
  storeCode: string;
  acquisitionChannel: string;
  /** Of the channels that are bought; null: he came by himself. */
  acquisitionCampaign: string | null;
  acquisitionCostCents: number;
  referrerMemberNo: string | null;
  ownerName: string | null;
  tags: string[];
  preferences: string[];
  /** A channel that is absent was never asked about. */
  consents: SampleConsent[];
}

export interface SampleOrder {
  orderNo: string;
  orderedAt: string;
  /** null: nobody showed a card at the till (未识别). */
  memberNo: string | null;
  storeCode: string;
  channel: string;
  online: boolean;
  payment: string;
  kind: "sale" | "return";
  status: "已完成" | "已取消";
  /** Of returns; null where the till did not ask for the receipt. */
  originalOrderNo: string | null;
  /** Σ amountCents of its lines, exactly. Negative for returns. */
  totalCents: number;
}

export interface SampleOrderLine {
  orderNo: string;
  line: number;
  productCode: string;
  kind: "sale" | "gift" | "return";
  /** Negative on returns. */
  quantity: number;
  unitPriceCents: number;
  /** Off the line as a whole. Negative on returns, so that amount = quantity × unit price − discount everywhere. */
  discountCents: number;
  amountCents: number;
  /** Cost of the line's goods. Negative on returns. */
  costCents: number;
}

export interface SampleInteraction {
  memberNo: string;
  at: string;
  kind: "call" | "visit" | "message" | "event" | "live" | "social";
  channel: string;
  /** null of what was an invitation. */
  direction: "outbound" | "inbound" | null;
  author: string;
  durationSeconds: number | null;
  /** Of what went out: did the customer pick up or answer? null on inbound. */
  replied: boolean | null;
  /** Of invitations, and of what was said of us in public. */
  outcome: "invited" | "attended" | "mentioned" | "shared" | null;
  campaign: string | null;
  subject: string;
  note: string;
}

export interface SampleComplaint {
  complaintNo: string;
  memberNo: string;
  at: string;
  orderNo: string | null;
  cause: string;
  severity: "一般" | "严重";
  content: string;
  handler: string;
  /** null while open. */
  resolvedOn: string | null;
  outcome: string | null;
}

export interface SampleSurvey {
  surveyNo: string;
  memberNo: string;
  invitedOn: string;
  /** null, with every answer null, where the customer did not answer. */
  answeredOn: string | null;
  /** 0–10: "would you recommend us?" */
  nps: number | null;
  /** 1–5. */
  productQuality: number | null;
  serviceAttitude: number | null;
  deliveryTime: number | null;
  expectation: number | null;
  experience: number | null;
  comment: string | null;
}

interface SampleReferral {
  referrerMemberNo: string;
  refereeMemberNo: string;
  on: string;
  rewardCents: number;
}

export interface SampleMarketingSpend {
  /** First day of the month. */
  month: string;
  channel: string;
  campaign: string | null;
  costCents: number;
  purpose: string;
}

export interface SampleLead {
  leadNo: string;
  /** null: nobody with a card yet. */
  memberNo: string | null;
  contactedOn: string;
  closedOn: string | null;
  /** The last step that it entered. */
  step: string;
  state: "进行中" | "赢单" | "丢单";
  amountCents: number;
  product: string;
  channel: string;
  staff: string;
  team: string;
  lostCause: string | null;
}

export interface SampleLeadStep {
  leadNo: string;
  memberNo: string | null;
  at: string;
  step: string;
  position: number;
  staff: string;
}

export interface SampleBill {
  billNo: string;
  memberNo: string;
  billedOn: string;
  dueOn: string;
  amountCents: number;
  /** Different products on it. */
  products: number;
  disputed: boolean;
}

export interface SamplePayment {
  paymentNo: string;
  billNo: string;
  memberNo: string;
  paidOn: string;
  amountCents: number;
  way: string;
}

export interface SampleMembership {
  membershipNo: string;
  memberNo: string;
  joinedOn: string;
  /** null while it runs. */
  endedOn: string | null;
  programme: string;
  tier: string;
  way: string;
  endCause: string | null;
}

export interface SampleObservation {
  /** A month: "2026-03". */
  period: string;
  market: string;
  /** 市场, 我方 or a competitor. */
  subject: string;
  measure: string;
  value: number | null;
  unit: string | null;
  statedBy: string;
  note: string | null;
}

/** A line of an order that was brought to the door, or something that somebody wanted and that was not there. */
export interface SampleDelivery {
  deliveryNo: string;
  memberNo: string | null;
  askedOn: string;
  orderNo: string | null;
  productCode: string;
  productName: string;
  store: string;
  promisedOn: string | null;
  shippedOn: string | null;
  deliveredOn: string | null;
  wanted: number;
  sent: number;
  stockOut: boolean;
}
