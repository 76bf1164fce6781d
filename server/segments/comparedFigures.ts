import type { Pair } from "../refuse.ts";
import type { Comparison } from "./schema.ts";

/** What two segments are compared by: expressions over the comparison's relation; null: not known of this customer. */
export const figures: readonly {
  figure: string;
  title: Pair;
  unit: Comparison["figures"][number]["unit"];
  sql: string;
}[] = [
  {
    figure: "amountYear",
    title: { zh: "近 12 个月金额", en: "Sales, 12 months" },
    unit: "money",
    sql: "toFloat64(money_year)",
  },
  {
    figure: "ordersYear",
    title: { zh: "近 12 个月订单", en: "Orders, 12 months" },
    unit: "orders",
    sql: "toFloat64(orders_year)",
  },
  {
    figure: "amount",
    title: { zh: "累计金额", en: "Sales, all time" },
    unit: "money",
    sql: "toFloat64(money)",
  },
  {
    figure: "averageOrder",
    title: { zh: "平均每单", en: "Average order" },
    unit: "money",
    sql: "if(orders = 0, null, toFloat64(money) / orders)",
  },
  {
    figure: "silentDays",
    title: { zh: "未购天数", en: "Days since last purchase" },
    unit: "days",
    sql: "if(orders = 0, null, toFloat64(dateDiff('day', last_on, {today:Date})))",
  },
  {
    figure: "gap",
    title: { zh: "平均购买间隔", en: "Mean gap between purchases" },
    unit: "days",
    sql: "if(days < 2, null, dateDiff('day', first_on, last_on) / (days - 1))",
  },
  {
    figure: "tenure",
    title: { zh: "首购至今", en: "Since first purchase" },
    unit: "days",
    sql: "if(orders = 0, null, toFloat64(dateDiff('day', first_on, {today:Date})))",
  },
  {
    figure: "categories",
    title: { zh: "买过的类目数", en: "Categories bought" },
    unit: "count",
    sql: "if(orders = 0, null, toFloat64(kinds))",
  },
  {
    figure: "age",
    title: { zh: "年龄", en: "Age" },
    unit: "years",
    sql: "if(birth_year = 0, null, toFloat64(toYear({today:Date}) - birth_year))",
  },
  {
    figure: "completeness",
    title: { zh: "资料完整度", en: "Completeness of the file" },
    unit: "points",
    sql: "toFloat64(completeness)",
  },
];

/** Text expressions; an empty text is: not known. */
export const traits: readonly { trait: string; title: Pair; sql: string }[] = [
  { trait: "gender", title: { zh: "性别", en: "Gender" }, sql: "toString(gender)" },
  {
    trait: "province",
    title: { zh: "省份", en: "Province" },
    sql: "toString(intDiv(region, 10000) * 10000)",
  },
  {
    trait: "city",
    title: { zh: "城市", en: "City" },
    sql: "toString(intDiv(region, 100) * 100)",
  },
  {
    trait: "acquisitionChannel",
    title: { zh: "获客渠道", en: "Acquisition channel" },
    sql: "toString(channel)",
  },
  { trait: "favourite", title: { zh: "最常买的类目", en: "Favourite category" }, sql: "toString(favourite)" },
];
