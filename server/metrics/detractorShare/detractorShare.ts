import type { Metric } from "../metric.ts";
import { promoterShare } from "../promoterShare/promoterShare.ts";

export const detractorShare: Metric = {
  ...promoterShare,
  name: "detractorShare",
  title: { zh: "贬损者占比", en: "Share of detractors" },
  says: {
    zh: "被问到愿不愿推荐的人里，有多少打了 0 到 6 分。点开分子就是这些不满意的客户。",
    en: "How many of those asked whether they would recommend us answered 0 to 6. The numerator lists these dissatisfied customers.",
  },
  formula: {
    text: { zh: "贬损者（0–6 分）/全部回答", en: "detractors (0–6) / answers" },
    numerator: { zh: "贬损者", en: "detractors" },
    denominator: { zh: "全部回答", en: "answers" },
  },
  betterWhen: "lower",
  also: ["promoterShare", "netPromoter"],
};
