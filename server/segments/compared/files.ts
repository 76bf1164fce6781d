import { type ComparedSource, known } from "./measure.ts";

/** What the customers' files say. */
export const files: ComparedSource = {
  source: "files",
  title: { zh: "客户档案", en: "Files" },
  measures: [
    {
      figure: "age",
      title: { zh: "年龄", en: "Age" },
      unit: "years",
      sql: known("birth_year = 0", "toYear({today:Date}) - birth_year"),
    },
    {
      figure: "completeness",
      title: { zh: "资料完整度", en: "Completeness of the file" },
      unit: "points",
      sql: "toFloat64(completeness)",
    },
    {
      figure: "customerFor",
      title: { zh: "成为客户至今", en: "A customer for" },
      unit: "days",
      sql: known("acquired_on = toDate(0)", "dateDiff('day', acquired_on, {today:Date})"),
    },
    {
      figure: "acquisitionCost",
      title: { zh: "获客成本", en: "Cost to win" },
      unit: "money",
      sql: "toFloat64(acquisition_cost)",
    },
    { figure: "tags", title: { zh: "标签数", en: "Tags" }, unit: "count", sql: "toFloat64(length(tags))" },
    {
      figure: "organisation",
      title: { zh: "是机构", en: "Is an organisation" },
      unit: "share",
      sql: "toFloat64(toString(kind) = 'organisation')",
    },
    {
      figure: "referred",
      title: { zh: "由老客户介绍", en: "Referred by a customer" },
      unit: "share",
      sql: "toFloat64(referrer != 0)",
    },
    {
      figure: "owned",
      title: { zh: "有负责人", en: "Has an owner" },
      unit: "share",
      sql: "toFloat64(owner != 0)",
    },
    {
      figure: "consented",
      title: { zh: "同意某种联系", en: "Consents to some contact" },
      unit: "share",
      sql: "toFloat64(consent != 0)",
    },
  ],
  traits: [
    { trait: "gender", title: { zh: "性别", en: "Gender" }, sql: "toString(gender)" },
    {
      trait: "province",
      title: { zh: "省份", en: "Province" },
      sql: "toString(intDiv(region, 10000) * 10000)",
    },
    { trait: "city", title: { zh: "城市", en: "City" }, sql: "toString(intDiv(region, 100) * 100)" },
    {
      trait: "acquisitionChannel",
      title: { zh: "获客渠道", en: "Acquisition channel" },
      sql: "toString(channel)",
    },
  ],
};
