import type { Metric } from "../metric.ts";

export const stageConversion: Metric = {
  name: "stageConversion",
  title: { zh: "阶段转化率", en: "Stage conversion" },
  says: {
    zh: "进入一个阶段的销售机会，有多少走到了下一步；按阶段切分就看到漏在哪里。",
    en: "How many opportunities that entered a stage went on from it; cut by stage it shows the leak.",
  },
  formula: {
    text: {
      zh: "阶段转化率 = 走到下一步的机会 / 进入该阶段的机会",
      en: "stage conversion = opportunities that went on / opportunities that entered the stage",
    },
    numerator: { zh: "走到下一步的机会", en: "opportunities that went on" },
    denominator: { zh: "进入该阶段的机会", en: "opportunities that entered the stage" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "sums",
  proportion: true,

  whileOpen: "partial",
  events: { slices: ["stage", "staff"], nobody: true },

  choices: [],
  caveats: [
    {
      zh: "走到下一步：后来进入位置更靠后的阶段，或已赢单。",
      en: "Went on: it later entered a stage further on, or was won.",
    },
    {
      zh: "最近才进入的机会可能还在路上，会拉低最近的数字。",
      en: "Those that entered lately may still be on their way and make recent figures low.",
    },
    {
      zh: "没有客户的机会也算，但不出现在名单里。",
      en: "Opportunities without a customer count, but are on no list.",
    },
  ],
  requirements: ["B02", "B03", "B04"],
};
