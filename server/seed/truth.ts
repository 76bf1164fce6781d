/**
 * What is planted in the sample, said once. The generator plays it out, tests of models and figures compare with it, and
 * product code never imports it: whoever could read the answer would not have found it.
 *
 * Each effect has a visibility, from `plain` (any sound method must find it) to `invisible` (no sound method may claim
 * it), beside controls in which nothing is planted.
 */
import { type Day, dayOf, isoDay } from "./calendar.ts";
import { randomStream } from "./random.ts";
import type { SampleOptions } from "./rows.ts";

export type Visibility = "plain" | "clear" | "faint" | "invisible";
export type Habit =
  | "weekly"
  | "fortnightly"
  | "payday"
  | "wandering"
  | "bursts"
  | "festivals"
  | "once"
  | "never";
export type Change = "none" | "lapse" | "fall" | "rise" | "shrink";

export const SAMPLE_DAYS = 730;

/** How many of each hundred customers live by which habit, and what becomes of it. */
export const HABITS: readonly (readonly [count: number, habit: Habit, change: Change])[] = [
  [4, "weekly", "none"],
  [8, "fortnightly", "none"],
  [12, "payday", "none"],
  [3, "weekly", "lapse"],
  [4, "fortnightly", "lapse"],
  [4, "payday", "lapse"],
  [2, "wandering", "lapse"],
  [2, "weekly", "fall"],
  [2, "fortnightly", "fall"],
  [2, "payday", "fall"],
  [1, "wandering", "fall"],
  [2, "fortnightly", "rise"],
  [3, "payday", "rise"],
  [1, "wandering", "rise"],
  [2, "fortnightly", "shrink"],
  [2, "payday", "shrink"],
  [11, "wandering", "none"],
  [9, "bursts", "none"],
  [6, "festivals", "none"],
  [17, "once", "none"],
  [3, "never", "none"],
];

/** Days between visits, before any change. Bursts, festivals and single visits have no interval of their own. */
const INTERVAL_DAYS: Readonly<Record<Habit, number | null>> = {
  weekly: 7,
  fortnightly: 14,
  payday: 30,
  wandering: 45,
  bursts: null,
  festivals: null,
  once: null,
  never: null,
};

/** Whoever takes `a` also takes `b` with this probability, beyond what chance would bring together. */
export const PAIRS = [
  { a: "P08011", b: "P07011", addProbability: 0.4, visibility: "plain" }, // 香辣小龙虾 → 精酿啤酒
  { a: "P05011", b: "P01021", addProbability: 0.08, visibility: "faint" }, // 葱油拌面 → 白桃气泡水
  { a: "P09011", b: "P10021", addProbability: 0.004, visibility: "invisible" }, // 抽纸 → 洗手液
  { a: "P04011", b: "P02021", addProbability: 0, visibility: "invisible" }, // 海盐薯片, 原味酸奶: control, both popular
] as const;

interface Season {
  category: string;
  /** 1–12, whole months. */
  months: readonly number[];
  multiplier: number;
  visibility: Visibility;
}

/** How much more often a hand reaches for a category in its season, against the other categories. */
export const SEASONS: readonly Season[] = [
  { category: "冰品", months: [6, 7, 8], multiplier: 4, visibility: "plain" },
  { category: "火锅冷冻", months: [12, 1, 2], multiplier: 1.35, visibility: "faint" },
  { category: "家庭清洁", months: [4], multiplier: 1.03, visibility: "invisible" },
  { category: "纸品", months: [6, 7, 8], multiplier: 1, visibility: "invisible" }, // control
];

/** Gift boxes sell in the days before these festivals. */
export const FESTIVAL_SEASONS = [
  { category: "年节礼盒", festival: "春节", daysBefore: 21, multiplier: 7 },
  { category: "年节礼盒", festival: "中秋", daysBefore: 14, multiplier: 4 },
] as const;

/** A whole category becomes dearer so many days before the as-of date, and is reached for so much less from then on. */
export const PRICE_RISES = [
  { category: "乳品", daysBefore: 240, rise: 0.12, demandEffect: -0.35, visibility: "plain" },
  { category: "粮油调味", daysBefore: 300, rise: 0.06, demandEffect: -0.12, visibility: "faint" },
  { category: "饮料", daysBefore: 210, rise: 0.05, demandEffect: -0.01, visibility: "invisible" },
  { category: "纸品", daysBefore: 270, rise: 0.1, demandEffect: 0, visibility: "invisible" }, // control: dearer, no effect
] as const;

/** Chance to live in a first-tier city by habit. Gender and birth year have no effect on anything: controls. */
export const FIRST_TIER = { weekly: 0.68, fortnightly: 0.52, others: 0.4 } as const;

/** How customers come: what one costs, and how often each kind of customer comes that way. Only 抖音投放 buys passers-by. */
export const ACQUISITION = [
  { channel: "门店自然到店", costCents: 0, regular: 40, passer: 25 },
  { channel: "朋友推荐", costCents: 2000, regular: 18, passer: 5 },
  { channel: "小程序裂变", costCents: 1500, regular: 14, passer: 10 },
  { channel: "公众号", costCents: 900, regular: 10, passer: 8 },
  { channel: "地推扫码", costCents: 2800, regular: 9, passer: 12 },
  { channel: "抖音投放", costCents: 8800, regular: 9, passer: 40 },
] as const;

/** Bought channels run as two campaigns a year, named as whoever plans them would. */
export function campaignOf(channel: string, day: string): string | null {
  const name = { 地推扫码: "地推", 抖音投放: "抖音拉新", 小程序裂变: "裂变红包" }[channel];
  return name ? `${day.slice(0, 4)} ${day.slice(5, 7) <= "06" ? "上半年" : "下半年"}${name}` : null;
}

/** What lapsers and risers say and hear around their change, against everyone else. */
export const VOICES = {
  /** Complained in the three weeks before lapsing; everyone else in two years. */
  complaintBeforeLapse: 0.4,
  complaintOtherwise: 0.04,
  /** Points on the 0–10 scale in the 120 days before lapsing. */
  npsBeforeLapse: -4,
  /** Were called by their owner in the ten days before rising. Association only: nobody drew lots. */
  callBeforeRise: 0.7,
  replyRate: { 微信: 0.45, 短信: 0.08, 电话: 0.6 },
} as const;

/** Of one hundred and twenty-five customers, one is the same person as another, under a second number and phone. */
const SAME_PERSON_EVERY = 125;

export interface CustomerPlan {
  /** Names the customer's own streams of chance. */
  index: number;
  memberNo: string;
  habit: Habit;
  change: Change;
  /** First day of the new life: a lapser never buys on it or later. null without a change. */
  changeOn: Day | null;
  /** First day as a member; before the window for a third. */
  joined: Day;
  /** The index of the person that this record doubles. */
  doubles: number | null;
}

/** Who does what, by member number. Nothing here is seen by the models. */
export function planCustomers({ seed, customers, until }: SampleOptions): CustomerPlan[] {
  const from = firstDay(until);
  const deck = HABITS.flatMap(([count, habit, change]) =>
    Array.from({ length: count }, () => ({ habit, change })),
  );
  const plans: CustomerPlan[] = [];
  let hand: typeof deck = [];
  for (let index = 0; index < customers; index++) {
    if (index % deck.length === 0) hand = randomStream(seed, "deck", index / deck.length).shuffle(deck);
    const { habit, change } = hand[index % deck.length]!;
    const random = randomStream(seed, "plan", index);
    const existing = habit === "never" ? random.chance(0.7) : habit !== "once" && random.chance(0.35);
    // Whoever changes needs a life before the change: six intervals, or half a year.
    const lastJoin = change === "none" ? SAMPLE_DAYS - 1 : 250;
    const joined = existing ? from - random.between(1, 1500) : from + random.between(0, lastJoin);
    const life = Math.max(60, 6 * (INTERVAL_DAYS[habit] ?? 0));
    const earliest = Math.max(joined, from) + life;
    const changeOn = change === "none" ? null : random.between(earliest, from + SAMPLE_DAYS - 1);
    const doubles =
      index % SAME_PERSON_EVERY === SAME_PERSON_EVERY - 1
        ? index - random.between(1, SAME_PERSON_EVERY - 1)
        : null;
    plans.push({ index, memberNo: "", habit, change, changeOn, joined, doubles });
  }
  plans.sort((a, b) => a.joined - b.joined || a.index - b.index);
  for (const [rank, plan] of plans.entries()) plan.memberNo = `NL${100001 + rank}`;
  return plans;
}

export function firstDay(until: string): Day {
  return dayOf(until) - SAMPLE_DAYS + 1;
}

export interface PlantedCustomer {
  memberNo: string;
  habit: Habit;
  intervalDays: number | null;
  change: Change;
  on: string | null;
  visibility: Visibility | null;
}

export interface PlantedTruth {
  /** Every customer; those with change `none` are the controls. */
  customers: PlantedCustomer[];
  samePerson: { memberNo: string; alsoMemberNo: string }[];
}

/** The answer sheet of the sample with the same options. */
export function plantedTruth(options: SampleOptions): PlantedTruth {
  const until = dayOf(options.until);
  const plans = planCustomers(options);
  const byIndex = new Map(plans.map((plan) => [plan.index, plan]));
  return {
    customers: plans.map(({ memberNo, habit, change, changeOn }) => ({
      memberNo,
      habit,
      intervalDays: INTERVAL_DAYS[habit],
      change,
      on: changeOn === null ? null : isoDay(changeOn),
      visibility: changeOn === null ? null : visibilityOf(habit, change, until - changeOn + 1),
    })),
    samePerson: plans.flatMap(({ memberNo, doubles }) =>
      doubles === null ? [] : [{ memberNo, alsoMemberNo: byIndex.get(doubles)!.memberNo }],
    ),
  };
}

/** By how many visits the new life has shown, or the old one missed. One step less for those without a rhythm. */
function visibilityOf(habit: Habit, change: Change, daysSince: number): Visibility {
  const interval = INTERVAL_DAYS[habit]!;
  const evidence = daysSince / (change === "fall" ? 2 * interval : interval);
  const steps = change === "lapse" ? [1.5, 3, 6] : [2, 5, 10];
  const rank = steps.filter((step) => evidence >= step).length - (habit === "wandering" ? 1 : 0);
  return (["invisible", "faint", "clear", "plain"] as const)[Math.max(0, rank)]!;
}
