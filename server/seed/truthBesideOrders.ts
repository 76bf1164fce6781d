/**
 * What is planted in the facts beside orders: leads, bills, memberships, deliveries and what was seen of the market.
 * Said once, as in `truth.ts`, and never imported by product code.
 */
import { randomStream } from "./random.ts";
import type { CustomerPlan, Visibility } from "./truth.ts";

interface SalesStep {
  step: string;
  /** Chance to go on to the next step, of the last one to be won. */
  goOn: number;
  /** Days in the step, both included. */
  days: readonly [low: number, high: number];
}

/** The steps of a lead. One leaks: half of what is offered goes no further. */
export const SALES_STEPS: readonly SalesStep[] = [
  { step: "初次接触", goOn: 0.84, days: [1, 5] },
  { step: "需求确认", goOn: 0.82, days: [2, 9] },
  { step: "方案报价", goOn: 0.46, days: [4, 16] }, // the leak
  { step: "样品试用", goOn: 0.82, days: [5, 15] },
  { step: "商务洽谈", goOn: 0.8, days: [4, 18] },
];

/** Leads that begin so many days before the as-of date or later take so much less time in every step. */
export const FASTER_DECISIONS = { daysBefore: 240, factor: 0.6, visibility: "plain" } as const;

/** Why leads are lost: at the offer mostly for the price, elsewhere for anything. */
export const LOST_CAUSES = {
  atOffer: { cause: "价格", chance: 0.65 },
  others: ["竞争对手", "预算取消", "联系不上", "时机未到"],
} as const;

/** How organisations pay what is due in thirty days. The late ones are late with every bill. */
export const PAYERS = [
  { payer: "prompt", weight: 70, daysToPay: [5, 28] },
  { payer: "late", weight: 20, daysToPay: [38, 80] },
  /** Two fifths, and the rest later: a bill is open until then. */
  { payer: "instalments", weight: 10, daysToPay: [12, 29] },
] as const;
export const DUE_DAYS = 30;

export function payerOf(seed: number, { index }: Pick<CustomerPlan, "index">): (typeof PAYERS)[number] {
  return PAYERS[randomStream(seed, "payer", index).weighted(PAYERS.map(({ weight }) => weight))]!;
}

/** Who holds the yearly card, and why cards end. Only those who lapse leave for a competitor. */
export const MEMBERSHIP = {
  holders: { regular: 0.4, passer: 0.05 },
  /** At the end of each year, of those who have not lapsed. */
  notRenewed: 0.18,
  causesOfLapsers: [
    ["竞争对手", 50],
    ["服务", 22],
    ["产品质量", 14],
    ["搬家", 14],
  ],
  causesOfOthers: [
    ["到期未续", 75],
    ["价格", 25],
  ],
} as const;

/** Share of demands that met an empty shelf, in the days before the as-of date that are named. */
export const STOCK_OUTS: readonly {
  category: string;
  share: number;
  lastDays: number;
  visibility: Visibility;
}[] = [
  { category: "乳品", share: 0.2, lastDays: 240, visibility: "plain" },
  { category: "酒类", share: 0.05, lastDays: 240, visibility: "faint" },
];
/** Every other category, and these before that: the controls. */
export const STOCK_OUT_OTHERWISE = 0.02;

/** Parcels from this city's shops are so many days longer on their way; one in fifty is a day longer anywhere. */
export const SLOW_DELIVERY = { city: "长沙市", extraDays: 2, visibility: "plain" } as const;

/** The market of each month, in cents per customer of the sample; how it and the competitors grow from month to month. */
export const MARKET = {
  centsPerCustomer: 400_000,
  growth: 0.008,
  competitors: [
    { name: "邻里优选", share: 0.06, growth: 0.03, visibility: "plain" },
    { name: "市集鲜生", share: 0.04, growth: 0, visibility: "invisible" }, // control: sells as much every month
  ],
} as const;

/** Of those invited to the quarterly evening or the live stream, how many come. */
export const ATTENDANCE = { regular: 0.45, passer: 0.15 } as const;
