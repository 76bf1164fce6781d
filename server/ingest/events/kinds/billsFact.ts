import type { Fact } from "../../../fact.ts";
import { dayOf, moneyColumns, textOf, yesOrNull, yesWords } from "../columnSql.ts";
import { eventField as field, sharedFields, whoseFields } from "../eventField.ts";

export const invoicesFact: Fact = {
  kind: "invoices",
  says: { zh: "账单", en: "Invoices" },
  derived: ["逾期天数", "回款天数", "DaysToSettle", "DaysLate"],
  needs: [
    { anyOf: ["at"], refusal: "ingest.events_need_date" },
    { anyOf: ["amount"], refusal: "ingest.events_need_amount" },
  ],
  event: {
    name: "invoice",
    at: "f_at",
    precision: "at",
    looksUp: [],
    identity: ["number"],
    texts: [],
    columns: [
      { name: "number", type: "String", sql: textOf("number") },
      { name: "due_on", type: "Nullable(Date)", sql: dayOf("due_on") },
      { name: "paid_on", type: "Nullable(Date)", sql: dayOf("paid_on") },
      ...moneyColumns,
      {
        name: "products",
        type: "Nullable(UInt32)",
        sql: "if(h_products = 1 and e_products = '', toNullable(toUInt32(f_products)), NULL)",
      },
      { name: "disputed", type: "Nullable(UInt8)", sql: yesOrNull("disputed") },
    ],
  },
  fields: [
    field(
      "number",
      { zh: "账单号", en: "Invoice number" },
      "code",
      ["发票号", "账单编号", "应收单号", "invoice no", "invoice id", "bill no", "invoice"],
      "ZD2026030012",
    ),
    ...whoseFields,
    field(
      "at",
      { zh: "开票日期", en: "Invoice date" },
      "moment",
      ["账单日期", "开单日期", "出账日期", "bill date", "issued on", "date", "日期"],
      "2026-03-05",
      { required: true },
    ),
    field(
      "due_on",
      { zh: "到期日期", en: "Due on" },
      "day",
      ["应付日期", "到期日", "due date", "DueDate"],
      "2026-04-04",
    ),
    field(
      "paid_on",
      { zh: "付清日期", en: "Paid on" },
      "day",
      ["付款日期", "回款日期", "结清日期", "paid date", "settled date", "SettledDate", "payment date"],
      "2026-03-28",
    ),
    field(
      "amount",
      { zh: "金额", en: "Amount" },
      "money",
      ["账单金额", "应收金额", "invoice amount", "InvoiceAmount", "total"],
      "12000",
      { required: true },
    ),
    ...sharedFields("currency"),
    field("products", { zh: "商品种数", en: "Number of products" }, "whole", ["种数", "products"], "3", {
      lenient: true,
    }),
    field("disputed", { zh: "有无争议", en: "Disputed" }, "word", ["争议", "是否争议", "dispute"], "否", {
      oneOf: yesWords,
    }),
  ],
};

export const paymentsFact: Fact = {
  kind: "payments",
  says: { zh: "回款", en: "Payments" },
  derived: [],
  needs: [
    { anyOf: ["at"], refusal: "ingest.events_need_date" },
    { anyOf: ["amount"], refusal: "ingest.events_need_amount" },
  ],
  event: {
    name: "payment",
    at: "f_at",
    precision: "at",
    looksUp: [],
    identity: ["number"],
    texts: [],
    columns: [
      {
        name: "invoice",
        type: "UInt64",
        sql: ({ numbered }) => `if(f_invoice_no = '', toUInt64(0), ${numbered("invoice", "invoice_no")})`,
      },
      { name: "number", type: "String", sql: textOf("number") },
      ...moneyColumns,
      { name: "way", type: "LowCardinality(String)", sql: textOf("way") },
    ],
  },
  fields: [
    field(
      "number",
      { zh: "回款单号", en: "Payment number" },
      "code",
      ["付款编号", "收款单号", "payment no", "payment id", "receipt no"],
      "HK2026032801",
    ),
    field(
      "invoice_no",
      { zh: "账单号", en: "Invoice number" },
      "code",
      ["发票号", "invoice no", "invoice id", "bill no"],
      "ZD2026030012",
    ),
    ...whoseFields,
    field(
      "at",
      { zh: "付款日期", en: "Paid on" },
      "moment",
      ["回款日期", "收款日期", "到账日期", "payment date", "paid at", "date", "日期"],
      "2026-03-28",
      { required: true },
    ),
    field(
      "amount",
      { zh: "金额", en: "Amount" },
      "money",
      ["回款金额", "付款金额", "收款金额", "payment amount", "paid"],
      "12000",
      { required: true },
    ),
    ...sharedFields("currency"),
    field(
      "way",
      { zh: "付款方式", en: "Way of payment" },
      "text",
      ["支付方式", "method", "payment method"],
      "银行转账",
    ),
  ],
};
