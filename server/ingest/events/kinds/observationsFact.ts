import type { Fact } from "../../../fact.ts";
import { numberOrNull, textOf, untilOf } from "../columnSql.ts";
import { eventField as field, sharedFields } from "../eventField.ts";

export const observationsFact: Fact = {
  kind: "observations",
  says: { zh: "市场与竞争", en: "Market and competitors" },
  derived: ["份额", "market share"],
  needs: [
    { anyOf: ["at"], refusal: "ingest.events_need_date" },
    { anyOf: ["measure"], refusal: "ingest.observations_need_measure" },
  ],
  event: {
    name: "observation",
    at: "f_at",
    precision: "at",
    looksUp: ["region"],
    identity: ["number"],
    texts: ["note"],
    columns: [
      { name: "until", type: "Date", sql: untilOf("at", "until") },
      { name: "market", type: "LowCardinality(String)", sql: textOf("market") },
      {
        name: "subject",
        type: "LowCardinality(String)",
        sql: "if(lower(f_subject) in ('us', 'we', 'ourselves', '本公司', '我们', '我方', '自己'), 'us', if(lower(f_subject) in ('market', 'total', '市场', '全市场', '整体'), '', f_subject))",
      },
      { name: "measure", type: "LowCardinality(String)", sql: textOf("measure") },
      { name: "value", type: "Nullable(Float64)", sql: numberOrNull("value") },
      { name: "unit", type: "LowCardinality(String)", sql: textOf("unit") },
      { name: "stated_by", type: "String", sql: textOf("stated_by") },
    ],
  },
  fields: [
    field(
      "number",
      { zh: "记录编号", en: "Record number" },
      "code",
      ["编号", "id", "observation id"],
      "GC0001",
    ),
    field(
      "at",
      { zh: "时期", en: "Period" },
      "period",
      ["月份", "日期", "年份", "month", "date", "year", "from"],
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
    field(
      "market",
      { zh: "市场", en: "Market" },
      "text",
      ["品类市场", "行业", "category", "segment"],
      "华东休闲零食",
    ),
    ...sharedFields("region"),
    field(
      "subject",
      { zh: "对象", en: "Subject" },
      "text",
      ["竞争对手", "公司", "品牌", "competitor", "company", "brand"],
      "对手甲",
    ),
    field("measure", { zh: "指标", en: "Measure" }, "word", ["项目", "metric", "type"], "销售额", {
      required: true,
      oneOf: {
        market_size: ["市场规模", "市场容量", "market size", "market_size"],
        sales: ["销售额", "销量", "sales", "revenue"],
        price: ["价格", "单价", "price"],
        rating: ["评分", "星级", "rating"],
        awareness: ["知名度", "认知度", "awareness"],
        reach: ["覆盖", "触达", "覆盖人数", "reach"],
        mentions: ["提及", "声量", "mentions"],
        strength: ["优势", "strength"],
        weakness: ["劣势", "弱点", "weakness"],
        plan: ["计划", "动作", "动向", "plan", "move"],
      },
    }),
    field("value", { zh: "数值", en: "Value" }, "quantity", ["数字", "amount", "number"], "3200000", {
      lenient: true,
    }),
    field("unit", { zh: "单位", en: "Unit" }, "text", ["计量单位"], "元"),
    field(
      "stated_by",
      { zh: "出处", en: "Stated by" },
      "text",
      ["来源", "资料来源", "source", "reference"],
      "行业协会年报",
    ),
    field(
      "note",
      { zh: "说明", en: "Note" },
      "words",
      ["备注", "内容", "描述", "comment", "notes", "description"],
      "",
      { personal: true },
    ),
  ],
};
