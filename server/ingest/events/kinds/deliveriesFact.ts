import type { Fact } from "../../../fact.ts";
import { dayOf, textOf, yesWords } from "../columnSql.ts";
import { eventField as field, sharedFields, whoseFields } from "../eventField.ts";

export const deliveriesFact: Fact = {
  kind: "deliveries",
  says: { zh: "交付与缺货", en: "Deliveries and stock-outs" },
  derived: ["准时率", "fill rate"],
  needs: [{ anyOf: ["at"], refusal: "ingest.events_need_date" }],
  event: {
    name: "delivery",
    at: "f_at",
    precision: "at",
    looksUp: ["sku", "store", "region"],
    identity: ["number"],
    texts: [],
    columns: [
      { name: "order_no", type: "String", sql: textOf("order_no") },
      {
        name: "product",
        type: "LowCardinality(String)",
        sql: "if(f_product_name != '', f_product_name, f_sku)",
      },
      { name: "promised_on", type: "Nullable(Date)", sql: dayOf("promised_on") },
      { name: "shipped_on", type: "Nullable(Date)", sql: dayOf("shipped_on") },
      { name: "delivered_on", type: "Nullable(Date)", sql: dayOf("delivered_on") },
      { name: "wanted", type: "Decimal(18, 4)", sql: "if(h_wanted = 1, f_wanted, toDecimal64(1, 4))" },
      {
        name: "sent",
        type: "Decimal(18, 4)",
        sql: "multiIf(h_sent = 1, f_sent, f_stock_out = 'yes', toDecimal64(0, 4), h_wanted = 1, f_wanted, toDecimal64(1, 4))",
      },
      {
        name: "stock_out",
        type: "UInt8",
        sql: "toUInt8(if(f_stock_out != '', f_stock_out = 'yes', h_sent = 1 and f_sent < f_wanted))",
      },
      { name: "carrier", type: "LowCardinality(String)", sql: textOf("carrier") },
    ],
  },
  fields: [
    field(
      "number",
      { zh: "发货单号", en: "Delivery number" },
      "code",
      ["配送单号", "运单号", "缺货单号", "shipment id", "delivery id", "tracking no"],
      "FH2026030501",
    ),
    ...whoseFields,
    field(
      "at",
      { zh: "要货日期", en: "Asked on" },
      "moment",
      ["需求日期", "下单日期", "缺货日期", "日期", "order date", "requested on", "date"],
      "2026-03-05",
      { required: true },
    ),
    ...sharedFields("order_no", "sku", "product_name", "store", "region"),
    field(
      "promised_on",
      { zh: "约定日期", en: "Promised on" },
      "day",
      ["承诺日期", "预计送达", "promised date", "due date"],
      "2026-03-07",
    ),
    field("shipped_on", { zh: "发货日期", en: "Shipped on" }, "day", ["出库日期", "ship date"], "2026-03-06"),
    field(
      "delivered_on",
      { zh: "送达日期", en: "Delivered on" },
      "day",
      ["签收日期", "到货日期", "delivery date"],
      "2026-03-07",
    ),
    field(
      "wanted",
      { zh: "要货数量", en: "Quantity wanted" },
      "quantity",
      ["订购数量", "需求数量", "数量", "ordered quantity", "quantity"],
      "10",
    ),
    field(
      "sent",
      { zh: "发货数量", en: "Quantity sent" },
      "quantity",
      ["实发数量", "shipped quantity", "delivered quantity"],
      "10",
    ),
    field(
      "stock_out",
      { zh: "是否缺货", en: "Out of stock" },
      "word",
      ["缺货", "stockout", "stock out"],
      "否",
      { oneOf: { yes: [...yesWords.yes, "缺货"], no: yesWords.no } },
    ),
    field("carrier", { zh: "承运商", en: "Carrier" }, "text", ["快递公司", "物流", "shipper"], "顺丰"),
  ],
};
