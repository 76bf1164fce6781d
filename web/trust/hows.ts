import type { How } from "../kit/FxNote.tsx";

/** How the figures of the back-test are made, each for the ƒ of its card. */
export const hows = {
  verdict: {
    formula: {
      zh: "总偏差 = 预测合计 ÷ 实际合计 − 1；区间命中 = 实际次数落在区间里的客户 ÷ 全部客户；每人平均差 = |预测 − 实际| 的平均",
      en: "Off = forecast added up ÷ what came − 1; interval hits = customers whose purchases fell inside their interval ÷ all; off per customer = mean of |forecast − actual|",
    },
    counts: {
      zh: "都只看留出期，且只拿它之前的购买来预测。Gini 是按预测排出的累计购买曲线与对角线之间的面积，除以完美排序时的面积。30 天概率的误差：按概率分组，每组 |说的 − 成真的|，按人数加权平均。",
      en: "All of the hold-out, forecast from purchases before it alone. Gini is the area between the curve of purchases in the order of the forecast and the diagonal, over that of a perfect order. The chances are grouped by size; their error is the mean of |said − came true|, weighted by customers.",
    },
    verb: "trustForecast",
  },
  tracking: {
    formula: {
      zh: "实际 = 那一周的回购次数；预测 = 每位客户那一周预计的回购次数之和",
      en: "Actual = repeat purchases of the week; forecast = those expected of each customer in it, added up",
    },
    counts: {
      zh: "首购不算回购；同一天的几单算一次。灰底之前的数据用来拟合，之后的模型没有见过。",
      en: "First purchases are no repeats; orders of one day count once. The model was fitted on what is grey and has not seen what comes after.",
    },
    verb: "trustForecast",
  },
  deciles: {
    formula: {
      zh: "横轴 = 组里每人预测的次数；纵轴 = 组里每人实际的次数",
      en: "Across: purchases forecast for each of the group; up: those that came, each",
    },
    counts: {
      zh: "客户按预测次数排好，分成人数相同的十组；都只看留出期。",
      en: "Customers in the order of their forecast, in ten groups of equal size; of the hold-out alone.",
    },
    verb: "trustForecast",
  },
  chances: {
    formula: {
      zh: "横轴 = 组里概率的平均；纵轴 = 组里 30 天内真的买了的 ÷ 组里的人",
      en: "Across: mean chance of the group; up: those who did buy within 30 days ÷ all of it",
    },
    counts: {
      zh: "客户按概率排好分组，概率相同的在一组。用的是校正以后的概率，这 30 天没有参与校正。",
      en: "Customers in the order of their chance; equal chances share a group. The chances are corrected ones, on 30 days that took no part in the correction.",
    },
    verb: "trustForecast",
  },
  models: {
    formula: {
      zh: "RMSE = √(（预测 − 实际）² 的平均)；MAE = |预测 − 实际| 的平均；总偏差 = 预测合计 ÷ 实际合计 − 1",
      en: "RMSE = √(mean of (forecast − actual)²); MAE = mean of |forecast − actual|; bias = forecast added up ÷ what came − 1",
    },
    counts: {
      zh: "每个模型都只用留出期以前的购买拟合，在同样的客户和同样的日子上比。相关是每人预测与实际的相关系数；BIC 看拟合期，越小越好。",
      en: "Each model is fitted on purchases before the hold-out and judged on the same customers and days. Corr. is the correlation of forecast and actual over customers; BIC is of the fit, the less the better.",
    },
    verb: "trustForecast",
  },
  missed: {
    formula: {
      zh: "差 = 实际次数 − 预测次数，留出期里每位客户的",
      en: "Off by = purchases that came − purchases forecast, of each customer over the hold-out",
    },
    counts: {
      zh: "只列差 1 次以上的，差得多的在前。",
      en: "Those off by one purchase or more, the furthest first.",
    },
    verb: "listMissed",
  },
} as const satisfies Record<string, How>;
