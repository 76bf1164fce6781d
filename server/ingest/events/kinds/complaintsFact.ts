import type { Fact } from "../../../fact.ts";
import { amountOrNull, dayOf, textOf, yesOrNull, yesWords } from "../columnSql.ts";
import { eventField as field, sharedFields, whoseFields } from "../eventField.ts";

export const complaintsFact: Fact = {
  kind: "complaints",
  says: { zh: "投诉", en: "Complaints" },
  derived: ["处理天数", "days open"],
  needs: [{ anyOf: ["at"], refusal: "ingest.events_need_date" }],
  event: {
    name: "complaint",
    at: "f_at",
    precision: "at",
    looksUp: ["staff", "sku"],
    identity: ["number"],
    texts: ["content", "result"],
    columns: [
      { name: "number", type: "String", sql: textOf("number") },
      { name: "cause", type: "LowCardinality(String)", sql: textOf("cause") },
      { name: "severity", type: "LowCardinality(String)", sql: textOf("severity") },
      { name: "channel", type: "LowCardinality(String)", sql: textOf("channel") },
      {
        name: "state",
        type: "LowCardinality(String)",
        sql: "multiIf(f_state != '', f_state, f_resolved_on != '', 'resolved', 'open')",
      },
      {
        name: "responded_at",
        type: "Nullable(DateTime('UTC'))",
        sql: "if(h_responded_at = 1 and e_responded_at = '', toNullable(f_responded_at), NULL)",
      },
      { name: "resolved_on", type: "Nullable(Date)", sql: dayOf("resolved_on") },
      { name: "satisfied", type: "Nullable(UInt8)", sql: yesOrNull("satisfied") },
      { name: "cost", type: "Nullable(Decimal(18, 4))", sql: amountOrNull("cost") },
      { name: "order_no", type: "String", sql: textOf("order_no") },
    ],
  },
  fields: [
    field(
      "number",
      { zh: "投诉单号", en: "Complaint number" },
      "code",
      ["投诉编号", "工单号", "case id", "ticket", "ticket no", "complaint id"],
      "TS000123",
    ),
    ...whoseFields,
    field(
      "at",
      { zh: "投诉时间", en: "Complained at" },
      "moment",
      ["投诉日期", "时间", "日期", "created at", "date", "opened at"],
      "2026-03-05 14:05",
      { required: true },
    ),
    ...sharedFields("order_no", "sku", "product_name", "channel"),
    field(
      "cause",
      { zh: "原因", en: "Cause" },
      "text",
      ["投诉原因", "类别", "问题类型", "reason", "category", "issue"],
      "配送时效",
    ),
    field("severity", { zh: "严重程度", en: "Severity" }, "text", ["级别", "优先级", "priority"], "一般"),
    field("state", { zh: "状态", en: "State" }, "text", ["处理状态", "status"], ""),
    field(
      "content",
      { zh: "内容", en: "Content" },
      "words",
      ["投诉内容", "描述", "description", "text"],
      "约好两小时送到，等了一下午。",
      { personal: true },
    ),
    field(
      "staff",
      { zh: "处理人", en: "Handled by" },
      "text",
      ["负责人", "客服", "agent", "owner", "handler"],
      "陈晓",
    ),
    field(
      "responded_at",
      { zh: "首次回应时间", en: "First answer at" },
      "moment",
      ["响应时间", "responded at", "first response"],
      "",
      { lenient: true },
    ),
    field(
      "resolved_on",
      { zh: "办结日期", en: "Resolved on" },
      "day",
      ["解决日期", "关闭日期", "closed on", "resolution date"],
      "2026-03-07",
    ),
    field("result", { zh: "处理结果", en: "Result" }, "words", ["解决方案", "resolution"], "退款", {
      personal: true,
    }),
    field("satisfied", { zh: "是否满意", en: "Satisfied" }, "word", ["满意", "处理满意"], "是", {
      oneOf: yesWords,
    }),
    field("cost", { zh: "处理费用", en: "Cost" }, "money", ["补偿金额", "赔付金额", "compensation"], "20", {
      lenient: true,
    }),
  ],
};
