import { forecastNames } from "../messages.ts";
import { type ComparedSource, known, perCustomer } from "./measure.ts";

const current = "(ended_on is null or ended_on > {today:Date})";

export const memberships: ComparedSource = {
  source: "memberships",
  title: { zh: "会籍", en: "Memberships" },
  view: "membership_term",
  select: perCustomer("membership_term", [
    `countIf(${current}) as terms_now`,
    `countIf(not ${current}) as terms_ended`,
    `minIf(occurred_on, ${current}) as member_from`,
    `argMaxIf(toString(tier), (occurred_on, id), ${current}) as tier_now`,
  ]),
  measures: [
    {
      figure: "member",
      title: { zh: "现在是会员", en: "Is a member now" },
      unit: "share",
      sql: "toFloat64(terms_now > 0)",
    },
    {
      figure: "memberDays",
      title: { zh: "入会至今", en: "A member for" },
      unit: "days",
      sql: known("terms_now = 0", "dateDiff('day', member_from, {today:Date})"),
    },
    {
      figure: "leftMembership",
      title: { zh: "退过会或过期", en: "Left or let a membership end" },
      unit: "share",
      sql: "toFloat64(terms_ended > 0)",
    },
  ],
  traits: [{ trait: "tier", title: { zh: "会员等级", en: "Tier" }, sql: "tier_now" }],
};

export const referrals: ComparedSource = {
  source: "referrals",
  title: { zh: "推荐", en: "Referrals" },
  view: "referral",
  select: perCustomer("referral", [
    "uniqExactIf(referred_customer, referred_customer != 0 and referred_customer != customer_id) as brought",
  ]),
  measures: [
    {
      figure: "referrer",
      title: { zh: "介绍过别人", en: "Brought somebody" },
      unit: "share",
      sql: "toFloat64(brought > 0)",
    },
    {
      figure: "brought",
      title: { zh: "介绍来的人数", en: "People brought" },
      unit: "count",
      sql: "toFloat64(brought)",
    },
  ],
  traits: [],
};

/** By the newest whole run; a customer without a forecast is not known. */
export const forecasts: ComparedSource = {
  source: "forecasts",
  title: { zh: "预测", en: "Forecasts" },
  view: "customer_score",
  select: ({ chosen }) => `select customer_id, 1 as forecast, toNullable(toFloat64(p_alive)) as score_alive,
      toNullable(toFloat64(buys_30)) as score_buys, toNullable(toFloat64(purchases_365)) as score_purchases,
      spend_90 as score_spend_90, spend_180 as score_spend_180, toFloat64(clv_365) as score_clv, toFloat64(order_value) as score_order,
      toFloat64(profit_365) as score_profit
    from customer_score(hidden = {hidden:Array(UInt32)})
    where ${chosen}`,
  measures: [
    {
      figure: "pAlive",
      title: { zh: "仍是客户的可能", en: "Chance of being still a customer" },
      unit: "rate",
      sql: "score_alive",
    },
    {
      figure: "buys30",
      title: { zh: "30 天内会买的可能", en: "Chance of buying within 30 days" },
      unit: "rate",
      sql: "score_buys",
    },
    {
      figure: "spend90",
      title: forecastNames.spend90,
      unit: "money",
      sql: "score_spend_90",
    },
    {
      figure: "spend180",
      title: forecastNames.spend180,
      unit: "money",
      sql: "score_spend_180",
    },
    {
      figure: "purchases365",
      title: { zh: "未来 12 个月预计购买", en: "Expected purchases, 12 months" },
      unit: "orders",
      sql: "score_purchases",
    },
    {
      figure: "clv365",
      title: { zh: "未来 12 个月预计消费", en: "Expected spend, 12 months" },
      unit: "money",
      sql: "score_clv",
    },
    {
      figure: "orderValue",
      title: { zh: "预计每次消费", en: "Expected value of a purchase" },
      unit: "money",
      sql: "score_order",
    },
    {
      figure: "profit365",
      title: { zh: "未来 12 个月预计毛利", en: "Expected profit, 12 months" },
      unit: "money",
      sql: "score_profit",
    },
  ],
  traits: [],
};
