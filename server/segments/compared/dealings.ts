import { type ComparedSource, known, perCustomer } from "./measure.ts";

export const bills: ComparedSource = {
  source: "bills",
  title: { zh: "账单", en: "Bills" },
  view: "invoice",
  select: perCustomer("invoice", [
    "count() as bills_all",
    "countIf(paid_on is not null and due_on is not null) as bills_timed",
    "countIf(paid_on is not null and due_on is not null and paid_on > due_on) as bills_late",
    "countIf(paid_on is not null) as bills_paid",
    "sumIf(dateDiff('day', occurred_on, assumeNotNull(paid_on)), paid_on is not null) as days_to_pay",
    "countIf(ifNull(disputed, 0) = 1) as bills_disputed",
  ]),
  measures: [
    {
      figure: "daysToPay",
      title: { zh: "付清账单用了", en: "Days to pay a bill" },
      unit: "days",
      sql: known("bills_paid = 0", "days_to_pay / bills_paid"),
    },
    {
      figure: "latePaid",
      title: { zh: "付清的账单里逾期的占比", en: "Bills paid late" },
      unit: "rate",
      sql: known("bills_timed = 0", "bills_late / bills_timed"),
    },
    {
      figure: "disputed",
      title: { zh: "对账单有过异议", en: "Disputed a bill" },
      unit: "share",
      sql: known("bills_all = 0", "bills_disputed > 0"),
    },
  ],
  traits: [],
};

export const opportunities: ComparedSource = {
  source: "opportunities",
  title: { zh: "商机", en: "Opportunities" },
  view: "opportunity",
  select: perCustomer("opportunity", [
    "count() as chances",
    "countIf(toString(outcome) = 'won') as won",
    "countIf(toString(outcome) != 'open') as closed",
    "countIf(toString(outcome) = 'won' and closed_on is not null and occurred_on > toDate(0)) as timed",
    "sumIf(dateDiff('day', occurred_on, assumeNotNull(closed_on)), toString(outcome) = 'won' and closed_on is not null and occurred_on > toDate(0)) as days_to_win",
  ]),
  measures: [
    {
      figure: "opportunities",
      title: { zh: "商机数", en: "Opportunities" },
      unit: "count",
      sql: "toFloat64(chances)",
    },
    {
      figure: "winRate",
      title: { zh: "赢单率", en: "Win rate" },
      unit: "rate",
      sql: known("closed = 0", "won / closed"),
    },
    {
      figure: "daysToWin",
      title: { zh: "赢单用了", en: "Days to win" },
      unit: "days",
      sql: known("timed = 0", "days_to_win / timed"),
    },
  ],
  traits: [],
};

export const deliveries: ComparedSource = {
  source: "deliveries",
  title: { zh: "送货", en: "Deliveries" },
  view: "delivery",
  select: perCustomer("delivery", [
    "count() as deliveries_all",
    "countIf(delivered_on is not null) as arrived",
    "sumIf(dateDiff('day', occurred_on, assumeNotNull(delivered_on)), delivered_on is not null) as days_to_arrive",
    "countIf(promised_on is not null and delivered_on is not null) as promised",
    "countIf(promised_on is not null and delivered_on is not null and delivered_on > promised_on) as arrived_late",
    "countIf(stock_out = 1) as out_of_stock",
  ]),
  measures: [
    {
      figure: "deliveryDays",
      title: { zh: "送达用了", en: "Days to deliver" },
      unit: "days",
      sql: known("arrived = 0", "days_to_arrive / arrived"),
    },
    {
      figure: "lateDelivery",
      title: { zh: "送晚的占比", en: "Delivered late" },
      unit: "rate",
      sql: known("promised = 0", "arrived_late / promised"),
    },
    {
      figure: "stockOut",
      title: { zh: "遇到过缺货", en: "Met a stock-out" },
      unit: "share",
      sql: known("deliveries_all = 0", "out_of_stock > 0"),
    },
  ],
  traits: [],
};
