import type { Pair } from "../../refuse.ts";
import { purchases } from "../compared/purchases.ts";

interface Feature {
  feature: string;
  title: Pair;
  unit: "days" | "orders" | "money" | "count";
  /** As a reader expects it. */
  sql: string;
  /** Long tails made short: a customer of ten times the spend is not ten times as far away. */
  scaled: string;
  high: Pair;
  low: Pair;
}

const silent = "dateDiff('day', last_on, {today:Date})";
const tenure = "dateDiff('day', first_on, {today:Date})";

/** Recency, frequency and money, how widely and since when: what groups are made of. */
export const features: readonly Feature[] = [
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

/** One row a customer who bought: the columns that features are made of. */
export const buyers = (view: string): string =>
  `(select * from (${purchases.select!({ purchases: view, chosen: "1" })}) where orders > 0 and money > 0)`;
