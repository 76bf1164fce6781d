import { expect, test } from "vitest";
import { type RuleInput, rule } from "./schema.ts";
import { type Names, sentence } from "./sentence.ts";

const names: Names = {
  stores: new Map([[1, "湖东店"]]),
  owners: new Map([[3, "林志远"]]),
  tags: new Map([[5, "企微好友"]]),
  segments: new Map([[1001, "核心常客"]]),
  products: new Map([[7, "酸奶"]]),
  fields: new Map([[4, { zh: "肤质", en: "Skin", choices: [{ id: 2, zh: "干性", en: "dry" }] }]]),
  region: (code, language) => (code !== "32" ? code : language === "zh" ? "江苏" : "Jiangsu"),
  money: (value, language) => (language === "zh" ? `${value} 元` : `¥${value}`),
};
const said = (where: RuleInput["where"]) => sentence(rule.parse({ where }).where, names);

test("the example of the requirement reads as people say it", () => {
  expect(
    said({
      kind: "all",
      of: [
        {
          kind: "bought",
          measure: "orders",
          goods: { categories: ["乳品"] },
          within: { kind: "last", count: 90, unit: "day" },
          test: { is: "atLeast", value: 2 },
        },
        {
          kind: "bought",
          measure: "orders",
          goods: { categories: ["婴童"] },
          within: { kind: "last", count: 90, unit: "day" },
          test: { is: "equals", value: 0 },
        },
      ],
    }),
  ).toEqual({
    zh: "最近 90 天买“乳品”至少 2 单，并且最近 90 天没有买过“婴童”。",
    en: "Bought “乳品” in at least 2 orders in the last 90 days, and bought no “婴童” in the last 90 days.",
  });
});

test.each<[RuleInput["where"], string, string]>([
  [
    { kind: "ownField", field: 4, ask: { as: "choice", in: [2, 9] } },
    "“肤质”是“干性”或“#9”。",
    "“Skin” is “dry” or “#9”.",
  ],
  [
    { kind: "not", of: { kind: "ownField", field: 5, ask: { as: "filled" } } },
    "不是“填了“#5””。",
    "Not ““#5” is filled in”.",
  ],
  [
    { kind: "rhythm", test: { is: "atLeast", value: 1.5 } },
    "未购天数至少 1.5 倍于自己通常的间隔。",
    "Silent for at least 1.5 times their own usual gap.",
  ],
  [
    {
      kind: "bought",
      measure: "amount",
      within: { kind: "calendar", period: "thisYear" },
      test: { is: "moreThan", value: 2200 },
    },
    "今年买东西的金额超过 2,200 元。",
    "Spent more than ¥2,200 on anything this year.",
  ],
  [
    { kind: "lastPurchase", within: { kind: "ago", to: 60 } },
    "最近一次买东西是在 60 天以前。",
    "Last bought anything 60 or more days ago.",
  ],
  [
    { kind: "sequence", steps: [{ skus: [7] }, {}], withinDays: 30, ending: "missing" },
    "买了“酸奶”，之后 30 天没有买东西。",
    "Bought “酸奶”, but nothing within 30 days after.",
  ],
  [
    {
      kind: "margin",
      measure: "rate",
      within: { kind: "calendar", period: "thisYear" },
      test: { is: "lessThan", value: 0.15 },
    },
    "今年毛利率不到 15%。",
    "Margin rate this year less than 15%.",
  ],
  [
    {
      kind: "margin",
      measure: "amount",
      goods: { categories: ["乳品"] },
      test: { is: "atLeast", value: 500 },
    },
    "买“乳品”的毛利至少 500 元。",
    "Margin on “乳品” at least ¥500.",
  ],
  [
    { kind: "opportunity", state: "open", measure: "count", test: { is: "atLeast", value: 1 } },
    "有在谈的商机。",
    "An open opportunity.",
  ],
  [
    {
      kind: "opportunity",
      state: "won",
      measure: "amount",
      within: { kind: "last", count: 12, unit: "month" },
      test: { is: "moreThan", value: 10000 },
    },
    "最近 12 个月赢下的商机金额合计超过 10,000 元。",
    "Won opportunities in the last 12 months of more than ¥10,000 in all.",
  ],
  [
    {
      kind: "not",
      of: { kind: "bill", state: "unpaid", measure: "count", test: { is: "atLeast", value: 1 } },
    },
    "没有未付清的账单。",
    "No unpaid bill.",
  ],
  [
    { kind: "bill", state: "overdue", measure: "count", test: { is: "atLeast", value: 2 } },
    "逾期未付的账单至少 2 笔。",
    "At least 2 overdue bills.",
  ],
  [{ kind: "region", under: ["32"] }, "在江苏。", "In Jiangsu."],
  [{ kind: "owner", in: [3, 0] }, "负责人是林志远或无。", "Looked after by 林志远 or nobody."],
  [
    { kind: "tag", has: "all", tags: [5, 6] },
    "同时有标签“企微好友”、“#6”。",
    "Tagged with all of “企微好友”, “#6”.",
  ],
  [
    { kind: "share", measure: "amount", goods: { channels: ["app"] }, test: { is: "atLeast", value: 0.2 } },
    "全部金额里，东西（在“app”）占至少 20%。",
    "At least 20% of amount was anything at “app”.",
  ],
  [{ kind: "level", in: ["high"] }, "价值等级是高价值。", "Of high value."],
  [{ kind: "level", in: ["high", "potential"] }, "价值等级是高价值或潜力。", "Of high or potential value."],
  [
    { kind: "rfm", classes: ["importantWinBack"], r: [2, 1] },
    "RFM 是重要挽留客户，R 1/2。",
    "RFM Big spenders long gone, R 1/2.",
  ],
  [
    {
      kind: "not",
      of: {
        kind: "any",
        of: [
          { kind: "segment", segment: 1001 },
          { kind: "gender", in: ["female"] },
        ],
      },
    },
    "不是“在分群“核心常客”里，或者性别女”。",
    "Not “in segment “核心常客”, or gender female”.",
  ],
  [
    {
      kind: "not",
      of: {
        kind: "bought",
        measure: "orders",
        goods: { categories: ["乳品"] },
        test: { is: "atLeast", value: 1 },
      },
    },
    "没有买过“乳品”。",
    "Bought no “乳品”.",
  ],
  [{ kind: "all", of: [] }, "所有客户。", "Everyone."],
  [
    { kind: "forecast", figure: "pAlive", test: { is: "lessThan", value: 0.3 } },
    "仍是客户的可能不到 30%。",
    "Less than 30% likely to be still a customer.",
  ],
  [
    { kind: "forecast", figure: "clv365", test: { is: "atLeast", value: 1000 } },
    "未来 12 个月预计消费至少 1,000 元。",
    "Expected to spend at least ¥1,000 in the next 12 months.",
  ],
  [
    {
      kind: "contacted",
      of: { kinds: ["call", "visit"], direction: "out", replied: true },
      within: { kind: "last", count: 30, unit: "day" },
      test: { is: "atLeast", value: 2 },
    },
    "最近 30 天联系（我方发起，电话或见面，有回应）至少 2 次。",
    "At least 2 contacts (by us, call or visit, answered) in the last 30 days.",
  ],
  [
    {
      kind: "not",
      of: {
        kind: "contacted",
        within: { kind: "last", count: 90, unit: "day" },
        test: { is: "atLeast", value: 1 },
      },
    },
    "最近 90 天没有联系。",
    "No contact in the last 90 days.",
  ],
  [
    { kind: "lastContact", of: { channels: ["微信"] }, within: { kind: "ago", to: 60 } },
    "最近一次联系（渠道“微信”）是在 60 天以前。",
    "Last contact (through “微信”) 60 or more days ago.",
  ],
  [
    {
      kind: "mark",
      which: "last",
      measures: ["satisfaction"],
      within: { kind: "calendar", period: "thisYear" },
      test: { is: "atMost", value: 2 },
    },
    "今年满意度最近一次打分至多 2 分（五分制）。",
    "Latest mark for satisfaction this year at most 2 of 5.",
  ],
  [
    { kind: "recommends", in: ["detractor"] },
    "按最近一次推荐意愿是贬损者（0–6 分）。",
    "Detractor (0–6) by the latest answer.",
  ],
  [
    { kind: "complained", state: "open", causes: ["质量"], test: { is: "atLeast", value: 1 } },
    "有未办结的投诉（原因“质量”）。",
    "An open complaint about “质量”.",
  ],
  [
    { kind: "membership", is: "ending", tiers: ["金卡"], days: 30 },
    "会籍（“金卡”） 30 天内到期。",
    "Membership (“金卡”) ends in the next 30 days.",
  ],
  [
    { kind: "membership", is: "left", within: { kind: "calendar", period: "lastMonth" } },
    "上月退会。",
    "Left as a member last month.",
  ],
])("%j", (where, zh, en) => {
  expect(said(where)).toEqual({ zh, en });
});
