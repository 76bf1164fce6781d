import type { Pair } from "../../refuse.ts";
import { contacts } from "../compared/contacts.ts";
import type { ComparedSource } from "../compared/measure.ts";
import { memberships, referrals } from "../compared/ties.ts";
import { answers, complaints } from "../compared/voices.ts";
import { categoryFeatures } from "./categoryShares.ts";
import type { GroupInput } from "./schema.ts";

export interface Feature {
  feature: string;
  title: Pair;
  unit: "days" | "orders" | "money" | "count" | "mark" | "rate";
  /** As a reader expects it. */
  sql: string;
  /** Long tails made short: a customer of ten times the spend is not ten times as far away. */
  scaled: string;
  high: Pair;
  low: Pair;
  /** Whether it is known of a customer; left out: of everybody. Who is not known counts as average in it. */
  known?: string;
  /** Whether there is something to go by; left out: always. */
  has?: string;
  /** It counts only where there is something to go by for this share of those who bought. */
  least?: number;
}

const silent = "dateDiff('day', last_on, {today:Date})";
const tenure = "dateDiff('day', first_on, {today:Date})";

/** Of counts, that are 0 where there is nothing: a tenth. */
const leastWithAny = 0.1;
/** Of marks, that are not known where there is none: half, or the average would stand for most. */
const leastKnown = 0.5;

/** Recency, frequency and money, how widely and since when. */
const purchaseFeatures: readonly Feature[] = [
  {
    feature: "silent",
    title: { zh: "未购天数", en: "Days since last purchase" },
    unit: "days",
    sql: silent,
    scaled: `log(1 + ${silent})`,
    high: { zh: "很久没来", en: "long silent" },
    low: { zh: "最近来过", en: "bought lately" },
  },
  {
    feature: "orders",
    title: { zh: "累计订单", en: "Orders, all time" },
    unit: "orders",
    sql: "orders",
    scaled: "log(orders)",
    high: { zh: "买得勤", en: "buy often" },
    low: { zh: "买得少", en: "few orders" },
  },
  {
    feature: "money",
    title: { zh: "累计金额", en: "Sales, all time" },
    unit: "money",
    sql: "money",
    scaled: "log(toFloat64(money))",
    high: { zh: "花得多", en: "spend much" },
    low: { zh: "花得少", en: "spend little" },
  },
  {
    feature: "categories",
    title: { zh: "买过的类目数", en: "Categories bought" },
    unit: "count",
    sql: "kinds",
    scaled: "log(1 + kinds)",
    high: { zh: "买得宽", en: "buy widely" },
    low: { zh: "只买几类", en: "few categories" },
  },
  {
    feature: "tenure",
    title: { zh: "首购至今", en: "Since first purchase" },
    unit: "days",
    sql: tenure,
    scaled: `log(1 + ${tenure})`,
    high: { zh: "老客户", en: "long with us" },
    low: { zh: "新客户", en: "new" },
  },
];

/** A count that is 0 where nothing was recorded. */
const counted = (
  feature: string,
  sql: string,
  unit: Feature["unit"],
  words: Pick<Feature, "title" | "high" | "low">,
): Feature => ({
  ...words,
  ...{ feature, unit, sql, scaled: `log(1 + ${sql})`, has: `${sql} > 0`, least: leastWithAny },
});

/** A mark that is not known where nobody gave one. */
const marked = (
  feature: string,
  sql: string,
  known: string,
  words: Pick<Feature, "title" | "high" | "low">,
): Feature => ({ ...words, feature, unit: "mark", sql, scaled: sql, known, has: known, least: leastKnown });

const memberDays = "if(terms_now = 0, 0, greatest(0, dateDiff('day', member_from, {today:Date})))";

const contactFeatures = [
  counted("contactsYear", "contacts_year", "count", {
    title: { zh: "近 12 个月互动次数", en: "Interactions, 12 months" },
    high: { zh: "联系得多", en: "in touch often" },
    low: { zh: "联系得少", en: "seldom in touch" },
  }),
  counted("fromThem", "from_them", "count", {
    title: { zh: "近 12 个月主动来找", en: "Came to us, 12 months" },
    high: { zh: "常主动来找", en: "come to us" },
    low: { zh: "很少主动来找", en: "seldom come to us" },
  }),
];
const serviceFeatures = [
  counted("complaints", "complaints_all", "count", {
    title: { zh: "投诉次数", en: "Complaints" },
    high: { zh: "投诉多", en: "complain" },
    low: { zh: "少有投诉", en: "few complaints" },
  }),
];
const satisfactionFeatures = [
  marked("mark", "marks_sum / greatest(marks_given, 1)", "marks_given > 0", {
    title: { zh: "平均打分（1–5）", en: "Mean mark (1–5)" },
    high: { zh: "满意", en: "satisfied" },
    low: { zh: "不太满意", en: "less satisfied" },
  }),
  marked("nps", "toFloat64(nps_last)", "nps_given > 0", {
    title: { zh: "推荐意愿（0–10）", en: "Would recommend (0–10)" },
    high: { zh: "愿意推荐", en: "would recommend" },
    low: { zh: "不愿推荐", en: "would not recommend" },
  }),
];
const loyaltyFeatures = [
  counted("memberDays", memberDays, "days", {
    title: { zh: "入会天数（不是会员为 0）", en: "Days a member (0: none)" },
    high: { zh: "入会久", en: "long a member" },
    low: { zh: "没入会或刚入会", en: "no or new member" },
  }),
  counted("brought", "brought", "count", {
    title: { zh: "介绍来的人数", en: "People brought" },
    high: { zh: "带来客户", en: "bring others" },
    low: { zh: "没带来客户", en: "bring nobody" },
  }),
];

/** What is asked beside the purchases, for which input. */
export const joinedSources: Readonly<Record<GroupInput, readonly ComparedSource[]>> = {
  ...{ purchases: [], categories: [], contacts: [contacts], service: [complaints] },
  ...{ satisfaction: [answers], loyalty: [memberships, referrals] },
};

/** What groups are made of, in the order in which they are shown. `categories`: the large ones, whose shares are looked at. */
export const featuresOf = (inputs: readonly GroupInput[], categories: readonly string[]): Feature[] => {
  const all: Readonly<Record<GroupInput, readonly Feature[]>> = {
    purchases: purchaseFeatures,
    categories: categoryFeatures(categories),
    contacts: contactFeatures,
    service: serviceFeatures,
    satisfaction: satisfactionFeatures,
    loyalty: loyaltyFeatures,
  };
  return inputs.flatMap((input) => all[input]);
};
