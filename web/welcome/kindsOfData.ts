import type { Pair } from "../phrase.ts";

interface Kind {
  name: Pair;
  fields: Pair;
  shows: Pair;
  need: Pair;
}

const later: Pair = { zh: "可后补", en: "can wait" };

export const kindsOfData: readonly Kind[] = [
  {
    name: { zh: "订单", en: "Orders" },
    fields: { zh: "客户号、时间、金额", en: "customer, time, amount" },
    shows: { zh: "RFM、复购、同期群、客户价值", en: "RFM, repurchase, cohorts, customer value" },
    need: { zh: "必需", en: "needed" },
  },
  {
    name: { zh: "订单行", en: "Order lines" },
    fields: { zh: "商品、品类、数量", en: "product, category, quantity" },
    shows: { zh: "热销商品、偏好品类", en: "popular products, favourite categories" },
    need: { zh: "建议", en: "advised" },
  },
  {
    name: { zh: "客户", en: "Customers" },
    fields: { zh: "姓名、手机、地区、同意", en: "name, phone, region, consent" },
    shows: { zh: "客户档案、查重、谁可以联系", en: "customer files, duplicates, whom you may contact" },
    need: { zh: "建议", en: "advised" },
  },
  {
    name: { zh: "商品", en: "Products" },
    fields: { zh: "编号、名称、品类、成本", en: "code, name, category, cost" },
    shows: { zh: "商品名称、品类归并", en: "product names, grouped categories" },
    need: later,
  },
  {
    name: { zh: "来往", en: "Interactions" },
    fields: { zh: "客户、日期、方式", en: "customer, date, way of contact" },
    shows: { zh: "互动、回复、谁多久没联系", en: "contacts, replies, who was not contacted for how long" },
    need: later,
  },
  {
    name: { zh: "调查与评价、投诉", en: "Surveys, reviews, complaints" },
    fields: { zh: "客户、日期、分数或原因", en: "customer, date, score or cause" },
    shows: { zh: "满意度、净推荐值、投诉率", en: "satisfaction, net promoters, complaint rate" },
    need: later,
  },
  {
    name: { zh: "商机及其阶段", en: "Opportunities and stages" },
    fields: { zh: "客户、开始、结果", en: "customer, start, outcome" },
    shows: { zh: "转化率、赢单率、销售周期", en: "conversion, win rate, sales cycle" },
    need: later,
  },
  {
    name: { zh: "账单、付款", en: "Bills, payments" },
    fields: { zh: "客户、账单日、金额", en: "customer, day of the bill, amount" },
    shows: { zh: "付款天数、逾期占比", en: "days to pay, late share" },
    need: later,
  },
  {
    name: { zh: "会员、推荐", en: "Memberships, referrals" },
    fields: { zh: "客户、加入与退出、推荐人", en: "customer, joined and left, referrer" },
    shows: { zh: "会员流失、带来的新客户", en: "membership churn, customers brought in" },
    need: later,
  },
  {
    name: { zh: "支出、市场与竞争、送货", en: "Spend, market, deliveries" },
    fields: { zh: "日期、金额或规模", en: "date, amount or size" },
    shows: { zh: "获客成本、市场份额、履约率", en: "cost to win, market share, fulfilment" },
    need: later,
  },
];
