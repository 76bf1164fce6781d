import type { Pair } from "../phrase.ts";

interface Kind {
  name: Pair;
  fields: Pair;
  shows: Pair;
  need: Pair;
}

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
    need: { zh: "可后补", en: "can wait" },
  },
];
