import type { Fact } from "../../../fact.ts";
import { amountOrNull, dayOf, textOf } from "../columnSql.ts";
import { eventField as field, sharedFields, whoseFields } from "../eventField.ts";

export const wonWords = ["won", "closed won", "win", "赢单", "成交", "已成交", "签约", "已签约", "成功"];
export const lostWords = ["lost", "closed lost", "lose", "输单", "丢单", "流失", "失败", "未成交", "已放弃"];
const words = (list: readonly string[]) => list.map((word) => `'${word}'`).join(", ");

export const opportunitiesFact: Fact = {
  kind: "opportunities",
  says: { zh: "线索与商机", en: "Leads and opportunities" },
  derived: ["成交率", "周期天数", "sales cycle", "engage_quarter", "close_quarter"],
  needs: [{ anyOf: ["stage", "outcome"], refusal: "ingest.opportunities_need_stage" }],
  event: {
    name: "opportunity",
    at: "f_at",
    precision: "at",
    looksUp: ["staff", "sku"],
    identity: ["number"],
    texts: ["note"],
    columns: [
      { name: "number", type: "String", sql: textOf("number") },
      { name: "closed_on", type: "Nullable(Date)", sql: dayOf("closed_on") },
      { name: "stage", type: "LowCardinality(String)", sql: textOf("stage") },
      {
        name: "outcome",
        type: "LowCardinality(String)",
        sql: `multiIf(f_outcome != '', f_outcome, lower(f_stage) in (${words(wonWords)}), 'won', lower(f_stage) in (${words(lostWords)}), 'lost', 'open')`,
      },
      { name: "amount", type: "Nullable(Decimal(18, 4))", sql: amountOrNull("amount") },
      { name: "currency", type: "LowCardinality(String)", sql: textOf("currency") },
      {
        name: "product",
        type: "LowCardinality(String)",
        sql: "if(f_product_name != '', f_product_name, f_sku)",
      },
      { name: "channel", type: "LowCardinality(String)", sql: textOf("channel") },
      { name: "team", type: "LowCardinality(String)", sql: textOf("team") },
      { name: "lost_cause", type: "LowCardinality(String)", sql: textOf("lost_cause") },
    ],
  },
  fields: [
    field(
      "number",
      { zh: "商机编号", en: "Opportunity number" },
      "code",
      ["线索编号", "商机ID", "opportunity id", "lead id", "deal id", "id"],
      "SJ2026-0012",
    ),
    ...whoseFields.map((f) =>
      f.name === "customer_ref"
        ? { ...f, synonyms: [...f.synonyms, "account", "客户名称", "公司名称", "company"] }
        : f,
    ),
    field(
      "at",
      { zh: "首次接触日期", en: "First contact" },
      "moment",
      [
        "线索日期",
        "创建日期",
        "创建时间",
        "接触日期",
        "engage date",
        "created at",
        "created on",
        "open date",
        "lead date",
      ],
      "2026-03-05",
    ),
    field(
      "closed_on",
      { zh: "结束日期", en: "Closed on" },
      "day",
      ["成交日期", "关闭日期", "赢单日期", "close date", "closed at", "won date"],
      "2026-04-20",
    ),
    field(
      "stage",
      { zh: "阶段", en: "Stage" },
      "text",
      ["商机阶段", "销售阶段", "deal stage", "pipeline stage"],
      "已报价",
    ),
    field(
      "outcome",
      { zh: "结局", en: "Outcome" },
      "word",
      ["商机状态", "状态", "赢单状态", "status", "result"],
      "赢单",
      {
        oneOf: {
          won: wonWords,
          lost: lostWords,
          open: ["open", "进行中", "跟进中", "未结束", "in progress"],
        },
      },
    ),
    field(
      "amount",
      { zh: "金额", en: "Amount" },
      "money",
      ["商机金额", "预计金额", "成交金额", "close value", "value", "deal value"],
      "12000",
      { lenient: true },
    ),
    ...sharedFields("currency", "sku", "product_name", "channel"),
    field(
      "staff",
      { zh: "负责人", en: "Colleague" },
      "text",
      ["销售", "销售员", "业务员", "sales agent", "agent", "owner", "sales rep"],
      "陈晓",
    ),
    field(
      "team",
      { zh: "团队", en: "Team" },
      "text",
      ["部门", "区域", "销售组", "regional office", "region", "office"],
      "华东组",
    ),
    field("manager", { zh: "主管", en: "Manager" }, "text", ["经理", "销售经理", "supervisor"], "刘敏"),
    field(
      "lost_cause",
      { zh: "丢单原因", en: "Cause of loss" },
      "text",
      ["输单原因", "失败原因", "lost reason", "loss reason"],
      "",
    ),
    field("note", { zh: "备注", en: "Note" }, "words", ["说明", "notes", "comment", "description"], "", {
      personal: true,
    }),
  ],
};

export const opportunityStagesFact: Fact = {
  kind: "opportunityStages",
  says: { zh: "商机阶段变化", en: "Stages of opportunities" },
  derived: [],
  needs: [{ anyOf: ["number"], refusal: "ingest.stages_need_number" }],
  event: {
    name: "opportunity_stage",
    at: "f_at",
    precision: "at",
    looksUp: ["staff"],
    identity: ["number", "stage", "at"],
    texts: [],
    columns: [
      { name: "opportunity", type: "UInt64", sql: ({ numbered }) => numbered("opportunity", "number") },
      { name: "number", type: "String", sql: textOf("number") },
      { name: "stage", type: "LowCardinality(String)", sql: textOf("stage") },
      { name: "position", type: "UInt8", sql: "toUInt8(least(f_position, 255))" },
    ],
  },
  fields: [
    { ...(opportunitiesFact.fields[0] as Fact["fields"][number]), required: true },
    ...whoseFields,
    field(
      "at",
      { zh: "进入阶段的时间", en: "Entered at" },
      "moment",
      ["变更时间", "时间", "日期", "date", "changed at", "stage date"],
      "2026-03-12",
      { required: true },
    ),
    field(
      "stage",
      { zh: "阶段", en: "Stage" },
      "text",
      ["商机阶段", "新阶段", "deal stage", "to stage"],
      "已报价",
      { required: true },
    ),
    field(
      "position",
      { zh: "第几步", en: "Step" },
      "whole",
      ["阶段序号", "次序", "position", "order", "stage number"],
      "3",
      { lenient: true },
    ),
    field(
      "staff",
      { zh: "负责人", en: "Colleague" },
      "text",
      ["操作人", "sales agent", "changed by", "owner"],
      "陈晓",
    ),
  ],
};
