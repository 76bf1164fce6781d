import type { Fact } from "../../../fact.ts";
import { moneyColumns, textOf, textOr, untilOf } from "../columnSql.ts";
import { eventField as field, sharedFields } from "../eventField.ts";

export const spendFact: Fact = {
  kind: "spend",
  says: { zh: "营销费用", en: "Spend" },
  derived: [],
  needs: [
    { anyOf: ["at"], refusal: "ingest.events_need_date" },
    { anyOf: ["amount"], refusal: "ingest.events_need_amount" },
  ],
  event: {
    name: "spend",
    at: "f_at",
    precision: "at",
    looksUp: [],
    identity: ["number"],
    texts: ["note"],
    columns: [
      { name: "until", type: "Date", sql: untilOf("at", "until") },
      { name: "purpose", type: "LowCardinality(String)", sql: textOr("purpose", "other") },
      { name: "channel", type: "LowCardinality(String)", sql: textOf("channel") },
      { name: "campaign", type: "LowCardinality(String)", sql: textOf("campaign") },
      ...moneyColumns,
    ],
  },
  fields: [
    field(
      "number",
      { zh: "费用编号", en: "Expense number" },
      "code",
      ["单据号", "expense id"],
      "FY2026030001",
    ),
    field(
      "at",
      { zh: "月份", en: "Month or day" },
      "period",
      ["日期", "费用日期", "开始日期", "month", "date", "from", "start date", "period"],
      "2026-03",
      { required: true },
    ),
    field(
      "until",
      { zh: "截止日期（不含）", en: "Until (not included)" },
      "day",
      ["截止日期", "结束日期", "until", "end date"],
      "",
    ),
    field("purpose", { zh: "用途", en: "Purpose" }, "word", ["目的", "费用类型", "goal"], "获客", {
      oneOf: {
        win: ["获客", "拉新", "新客", "win", "acquisition", "acquire", "new"],
        keep: ["留客", "维护", "老客", "留存", "促活", "会员维护", "keep", "retention", "retain"],
        other: ["其他", "其它", "品牌", "other", "brand"],
      },
    }),
    ...sharedFields("channel"),
    field("campaign", { zh: "活动名称", en: "Campaign" }, "text", ["活动", "campaign name"], "春季会员日"),
    field(
      "amount",
      { zh: "费用", en: "Amount" },
      "money",
      ["金额", "花费", "支出", "cost", "spend"],
      "12000",
      { required: true },
    ),
    ...sharedFields("currency"),
    field("note", { zh: "备注", en: "Note" }, "words", ["说明", "comment", "notes"], "", { personal: true }),
  ],
};
