import { type ComparedSource, known, perCustomer } from "./measure.ts";

/** Marks on a scale of five, whatever scale they were given on. */
const mark = "1 + 4 * (ifNull(score, 0) - scale_from) / if(scale_to > scale_from, scale_to - scale_from, 1)";
const marked = "measure != 'nps' and score is not null and scale_to > scale_from";
const nps = "measure = 'nps' and score is not null";

export const answers: ComparedSource = {
  source: "answers",
  title: { zh: "问卷与评价", en: "Surveys and reviews" },
  view: "answer",
  select: perCustomer("answer", [
    "countIf(score is not null) as answers_given",
    `countIf(${marked}) as marks_given`,
    `sumIf(${mark}, ${marked}) as marks_sum`,
    `countIf(${nps}) as nps_given`,
    `argMaxIf(ifNull(score, 0), (occurred_on, occurred_at, id), ${nps}) as nps_last`,
  ]),
  measures: [
    {
      figure: "answered",
      title: { zh: "答过问卷或评价", en: "Answered or reviewed" },
      unit: "share",
      sql: "toFloat64(answers_given > 0)",
    },
    {
      figure: "mark",
      title: { zh: "平均打分（1–5）", en: "Mean mark (1–5)" },
      unit: "mark",
      sql: known("marks_given = 0", "marks_sum / marks_given"),
    },
    {
      figure: "nps",
      title: { zh: "推荐意愿（0–10）", en: "Would recommend (0–10)" },
      unit: "mark",
      sql: known("nps_given = 0", "nps_last"),
    },
    {
      figure: "promoter",
      title: { zh: "推荐者", en: "Promoter" },
      unit: "share",
      sql: known("nps_given = 0", "nps_last >= 9"),
    },
    {
      figure: "detractor",
      title: { zh: "贬损者", en: "Detractor" },
      unit: "share",
      sql: known("nps_given = 0", "nps_last <= 6"),
    },
  ],
  traits: [],
};

export const complaints: ComparedSource = {
  source: "complaints",
  title: { zh: "投诉", en: "Complaints" },
  view: "complaint",
  select: perCustomer("complaint", [
    "count() as complaints_all",
    "countIf(occurred_on >= {year:Date}) as complaints_year",
    "countIf(resolved_on is null or resolved_on > {today:Date}) as open_now",
    "countIf(resolved_on is not null) as resolved",
    "sumIf(dateDiff('day', occurred_on, assumeNotNull(resolved_on)), resolved_on is not null) as days_to_resolve",
    "topK(1)(toString(cause))[1] as usual_cause",
  ]),
  measures: [
    {
      figure: "complained",
      title: { zh: "投诉过", en: "Complained" },
      unit: "share",
      sql: "toFloat64(complaints_all > 0)",
    },
    {
      figure: "complaintsYear",
      title: { zh: "近 12 个月投诉次数", en: "Complaints, 12 months" },
      unit: "count",
      sql: "toFloat64(complaints_year)",
    },
    {
      figure: "openComplaint",
      title: { zh: "有没办结的投诉", en: "An open complaint" },
      unit: "share",
      sql: "toFloat64(open_now > 0)",
    },
    {
      figure: "complaintDays",
      title: { zh: "投诉办结用了", en: "Days to resolve a complaint" },
      unit: "days",
      sql: known("resolved = 0", "days_to_resolve / resolved"),
    },
  ],
  traits: [{ trait: "cause", title: { zh: "投诉原因", en: "Cause of complaints" }, sql: "usual_cause" }],
};
