import { type ComparedSource, known } from "./measure.ts";

const bought = "kind = 'sale' and amount != 0";
const none = "orders = 0";

/** What the customers bought, as rules of segments count it. */
export const purchases: ComparedSource = {
  source: "purchases",
  title: { zh: "购买", en: "Purchases" },
  select: (
    of,
  ) => `select customer_id, uniqExactIf(order_id, ${bought}) as orders, sumIf(amount, ${bought}) as money,
      uniqExactIf(order_id, ${bought} and occurred_on >= {year:Date}) as orders_year,
      sumIf(amount, ${bought} and occurred_on >= {year:Date}) as money_year,
      sumIf(amount, ${bought} and occurred_on >= {year_before:Date} and occurred_on < {year:Date}) as money_before,
      minIf(occurred_on, ${bought}) as first_on, maxIf(occurred_on, ${bought}) as last_on,
      uniqExactIf(occurred_on, ${bought}) as days, countIf(${bought}) as lines, sumIf(qty, ${bought}) as pieces,
      uniqExactIf(category, ${bought} and category != '') as kinds, uniqExactIf(sku, ${bought} and sku != 0) as products,
      uniqExactIf(channel, ${bought} and channel != '') as ways, uniqExactIf(store, ${bought} and store != 0) as stores,
      sumIf(amount, ${bought} and cost is not null) as costed,
      sumIf(amount - ifNull(cost, 0), ${bought} and cost is not null) as margin,
      uniqExactIf(order_id, kind = 'return') as returns, -sumIf(amount, kind = 'return') as returned,
      topKIf(1)(toString(category), ${bought})[1] as favourite, topKIf(1)(toString(channel), ${bought})[1] as way
    from ${of.purchases}
    where party_id != 0 and occurred_on < {tomorrow:Date} and (kind = 'return' or (${bought}))
      and ${of.chosen}
    group by customer_id`,
  measures: [
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
      figure: "boughtYear",
      title: { zh: "近 12 个月买过", en: "Bought in 12 months" },
      unit: "share",
      sql: "toFloat64(orders_year > 0)",
    },
    {
      figure: "amount",
      title: { zh: "累计金额", en: "Sales, all time" },
      unit: "money",
      sql: "toFloat64(money)",
    },
    {
      figure: "orders",
      title: { zh: "累计订单", en: "Orders, all time" },
      unit: "orders",
      sql: "toFloat64(orders)",
    },
    {
      figure: "amountChange",
      title: { zh: "金额比上一个 12 个月", en: "Sales against the 12 months before" },
      unit: "money",
      sql: known("money_year = 0 and money_before = 0", "money_year - money_before"),
    },
    {
      figure: "averageOrder",
      title: { zh: "平均每单", en: "Average order" },
      unit: "money",
      sql: known(none, "toFloat64(money) / orders"),
    },
    {
      figure: "piecesPerOrder",
      title: { zh: "每单件数", en: "Pieces per order" },
      unit: "count",
      sql: known(none, "toFloat64(pieces) / orders"),
    },
    {
      figure: "linesPerOrder",
      title: { zh: "每单商品行", en: "Lines per order" },
      unit: "count",
      sql: known(none, "lines / orders"),
    },
    {
      figure: "silentDays",
      title: { zh: "未购天数", en: "Days since last purchase" },
      unit: "days",
      sql: known(none, "dateDiff('day', last_on, {today:Date})"),
    },
    {
      figure: "gap",
      title: { zh: "平均购买间隔", en: "Mean gap between purchases" },
      unit: "days",
      sql: known("days < 2", "dateDiff('day', first_on, last_on) / (days - 1)"),
    },
    {
      figure: "late",
      title: { zh: "未购天数是自己间隔的几倍", en: "Silence over the own gap" },
      unit: "times",
      sql: known(
        "days < 3",
        "dateDiff('day', last_on, {today:Date}) * (days - 1) / dateDiff('day', first_on, last_on)",
      ),
    },
    {
      figure: "tenure",
      title: { zh: "首购至今", en: "Since first purchase" },
      unit: "days",
      sql: known(none, "dateDiff('day', first_on, {today:Date})"),
    },
    {
      figure: "repeated",
      title: { zh: "买过不止一天", en: "Bought on more than one day" },
      unit: "share",
      sql: known(none, "days > 1"),
    },
    {
      figure: "categories",
      title: { zh: "买过的类目数", en: "Categories bought" },
      unit: "count",
      sql: known(none, "kinds"),
    },
    {
      figure: "products",
      title: { zh: "买过的商品数", en: "Products bought" },
      unit: "count",
      sql: known(none, "products"),
    },
    {
      figure: "channels",
      title: { zh: "用过的渠道数", en: "Channels used" },
      unit: "count",
      sql: known(`${none} or ways = 0`, "ways"),
    },
    {
      figure: "stores",
      title: { zh: "去过的门店数", en: "Stores visited" },
      unit: "count",
      sql: known(`${none} or stores = 0`, "stores"),
    },
    {
      figure: "margin",
      title: { zh: "毛利率", en: "Margin" },
      unit: "rate",
      sql: known("costed <= 0", "toFloat64(margin) / toFloat64(costed)"),
    },
    {
      figure: "returnedOnce",
      title: { zh: "退过货", en: "Returned something" },
      unit: "share",
      sql: known(none, "returns > 0"),
    },
    {
      figure: "returns",
      title: { zh: "退货次数", en: "Returns" },
      unit: "count",
      sql: known(none, "returns"),
    },
    {
      figure: "returnedShare",
      title: { zh: "退货金额占买的", en: "Returned, of what was bought" },
      unit: "rate",
      sql: known("money <= 0", "toFloat64(returned) / toFloat64(money)"),
    },
  ],
  traits: [
    { trait: "favourite", title: { zh: "最常买的类目", en: "Favourite category" }, sql: "favourite" },
    { trait: "way", title: { zh: "最常用的渠道", en: "Usual channel" }, sql: "way" },
  ],
};
