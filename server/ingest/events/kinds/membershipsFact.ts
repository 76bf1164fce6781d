import type { Fact } from "../../../fact.ts";
import { textOf } from "../columnSql.ts";
import { eventField as field, whoseFields } from "../eventField.ts";

const firstOf = (year: string, month: string) =>
  `toDateOrNull(concat(toString(f_${year}), '-', leftPad(toString(greatest(f_${month}, 1)), 2, '0'), '-01'))`;

export const membershipsFact: Fact = {
  kind: "memberships",
  says: { zh: "会籍", en: "Memberships" },
  derived: ["会员天数", "tenure"],
  needs: [{ anyOf: ["at", "from_year"], refusal: "ingest.events_need_date" }],
  event: {
    name: "membership_term",
    // Some files give the year and the month in columns of their own.
    at: `if(h_at = 1, f_at, if(f_from_year > 0, ifNull(toDateTime(${firstOf("from_year", "from_month")}, 'UTC'), toDateTime(0, 'UTC')), toDateTime(0, 'UTC')))`,
    looksUp: [],
    identity: ["number"],
    texts: ["note"],
    needsParty: true,
    columns: [
      { name: "number", type: "String", sql: textOf("number") },
      {
        name: "ended_on",
        type: "Nullable(Date)",
        sql: `if(f_ended_on != '', toDateOrNull(f_ended_on), if(f_until_year > 0, ${firstOf("until_year", "until_month")}, NULL))`,
      },
      { name: "programme", type: "LowCardinality(String)", sql: textOf("programme") },
      { name: "tier", type: "LowCardinality(String)", sql: textOf("tier") },
      { name: "way", type: "LowCardinality(String)", sql: textOf("way") },
      { name: "end_cause", type: "LowCardinality(String)", sql: textOf("end_cause") },
    ],
  },
  fields: [
    field(
      "number",
      { zh: "会籍编号", en: "Membership number" },
      "code",
      ["会籍号", "合同号", "contract no", "membership id", "subscription id"],
      "HJ000123",
    ),
    ...whoseFields.map((f) =>
      f.name === "member_no" ? { ...f, synonyms: [...f.synonyms, "loyalty number", "loyalty no"] } : f,
    ),
    field(
      "at",
      { zh: "加入日期", en: "Joined on" },
      "moment",
      ["入会日期", "开始日期", "开通日期", "start date", "enrolled on", "joined"],
      "2025-03-01",
    ),
    field(
      "from_year",
      { zh: "加入年份", en: "Year joined" },
      "whole",
      ["入会年份", "enrollment year", "start year"],
      "",
      { lenient: true },
    ),
    field(
      "from_month",
      { zh: "加入月份", en: "Month joined" },
      "whole",
      ["入会月份", "enrollment month", "start month"],
      "",
      { lenient: true },
    ),
    field(
      "ended_on",
      { zh: "退出日期", en: "Ended on" },
      "day",
      ["退会日期", "结束日期", "到期日期", "cancelled on", "end date", "cancellation date"],
      "",
    ),
    field(
      "until_year",
      { zh: "退出年份", en: "Year ended" },
      "whole",
      ["cancellation year", "end year"],
      "",
      { lenient: true },
    ),
    field(
      "until_month",
      { zh: "退出月份", en: "Month ended" },
      "whole",
      ["cancellation month", "end month"],
      "",
      { lenient: true },
    ),
    field(
      "programme",
      { zh: "计划", en: "Programme" },
      "text",
      ["会员计划", "套餐", "program", "plan"],
      "常青会员",
    ),
    field(
      "tier",
      { zh: "等级", en: "Tier" },
      "text",
      ["会员等级", "卡种", "loyalty card", "level", "card"],
      "金卡",
    ),
    field(
      "way",
      { zh: "加入方式", en: "Way in" },
      "text",
      ["入会方式", "来源", "enrollment type", "join type"],
      "门店",
    ),
    field(
      "end_cause",
      { zh: "退出原因", en: "Cause of leaving" },
      "text",
      ["退会原因", "cancellation reason", "churn reason"],
      "",
    ),
    field("note", { zh: "备注", en: "Note" }, "words", ["说明", "comment", "notes"], "", { personal: true }),
  ],
};
