import type { Fact } from "../../../fact.ts";
import { dayOf, textOf } from "../columnSql.ts";
import { eventField as field, sharedFields, whoseFields } from "../eventField.ts";

export const measureWords = {
  nps: ["nps", "推荐意愿", "推荐", "净推荐值", "recommend", "likelihood to recommend"],
  satisfaction: ["satisfaction", "满意度", "满意", "csat"],
  expectation: ["expectation", "期望", "期望值", "预期"],
  experience: ["experience", "体验", "实际体验", "感知"],
  review: ["review", "评价", "评论", "口碑"],
  other: ["other", "其他", "其它"],
} as const;

/** A file with a column per question has its questions in the import's options; one with a question per row has fields. */
export const answersFact: Fact = {
  kind: "answers",
  says: { zh: "问卷与评价", en: "Surveys and reviews" },
  derived: [],
  needs: [],
  event: {
    name: "answer",
    at: "f_at",
    precision: "at",
    looksUp: ["sku"],
    identity: ["number", "question"],
    texts: ["comment", "author"],
    columns: [
      { name: "survey", type: "LowCardinality(String)", sql: textOf("survey") },
      { name: "question", type: "LowCardinality(String)", sql: "q_question" },
      { name: "measure", type: "LowCardinality(String)", sql: "q_measure" },
      { name: "dimension", type: "LowCardinality(String)", sql: "q_dimension" },
      { name: "score", type: "Nullable(Float64)", sql: "q_score" },
      { name: "scale_from", type: "Float32", sql: "q_from" },
      { name: "scale_to", type: "Float32", sql: "q_to" },
      { name: "channel", type: "LowCardinality(String)", sql: textOf("channel") },
      { name: "invited_on", type: "Nullable(Date)", sql: dayOf("invited_on") },
      { name: "order_no", type: "String", sql: textOf("order_no") },
    ],
  },
  fields: [
    field(
      "number",
      { zh: "问卷号", en: "Sheet number" },
      "code",
      ["答卷编号", "评价编号", "response id", "review id", "survey id", "respondent"],
      "WJ000123",
    ),
    ...whoseFields,
    field(
      "at",
      { zh: "回答日期", en: "Answered at" },
      "moment",
      [
        "回答时间",
        "提交时间",
        "评价时间",
        "评价日期",
        "日期",
        "时间",
        "answered on",
        "submitted at",
        "date",
        "review date",
      ],
      "2026-03-05",
    ),
    field(
      "invited_on",
      { zh: "发出日期", en: "Invited on" },
      "day",
      ["邀请日期", "发送日期", "sent on", "invitation date"],
      "2026-03-01",
    ),
    field(
      "survey",
      { zh: "问卷", en: "Survey" },
      "text",
      ["问卷名称", "调查", "survey name"],
      "2026 一季度回访",
    ),
    field("question", { zh: "题目", en: "Question" }, "text", ["问题"], "您会推荐我们吗"),
    field("measure", { zh: "指标", en: "Measure" }, "word", ["题型", "类型", "type"], "nps", {
      oneOf: measureWords,
    }),
    field("dimension", { zh: "方面", en: "Aspect" }, "text", ["维度", "dimension", "category"], "product"),
    field(
      "score",
      { zh: "得分", en: "Score" },
      "quantity",
      ["评分", "分数", "打分", "星级", "rating", "stars", "label"],
      "9",
      { lenient: true },
    ),
    field("scale_from", { zh: "最低分", en: "Lowest score" }, "quantity", ["scale from", "min"], "0", {
      lenient: true,
    }),
    field("scale_to", { zh: "最高分", en: "Highest score" }, "quantity", ["scale to", "max"], "10", {
      lenient: true,
    }),
    ...sharedFields("order_no", "sku", "product_name", "channel"),
    field(
      "comment",
      { zh: "意见", en: "Comment" },
      "words",
      ["评价内容", "评论", "内容", "建议", "review", "text", "comments", "feedback"],
      "送货很快。",
      { personal: true },
    ),
    field("author", { zh: "作者", en: "Author" }, "text", ["昵称", "用户名", "user", "reviewer"], "", {
      personal: true,
    }),
  ],
};
