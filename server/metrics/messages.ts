import type { RefusalMessage } from "../refuse.ts";

export const refusals = {
  "metrics.unknown_metric": {
    status: 404,
    zh: "没有名为 {name} 的指标",
    en: "There is no metric called {name}",
  },
  "metrics.unknown_choice": {
    status: 422,
    zh: "指标 {name} 没有这样的口径：{choices}",
    en: "The metric {name} has no such choice: {choices}",
  },
  "metrics.hourly_cost_wrong": {
    status: 422,
    zh: "“{value}”不是每小时的成本：写 0 到 9,999,999 的数，最多两位小数；不设就留空",
    en: "“{value}” is no cost of an hour: a number from 0 to 9,999,999 with two decimals at most; leave it empty to set none",
  },
  "metrics.empty_period": {
    status: 422,
    zh: "时期是空的：从 {from} 到 {to}（不含）",
    en: "The period is empty: from {from} up to {to} (not included)",
  },
  "metrics.too_many_periods": {
    status: 422,
    zh: "时期太多（{periods} 个，最多 400 个）。请换大一点的粒度。",
    en: "Too many periods ({periods}; 400 at most). Choose a coarser grain.",
  },
  "metrics.period_too_long": {
    status: 422,
    zh: "时期太长：从 {from} 到 {to}，最多 {years} 年。请缩短。",
    en: "The period is too long: from {from} to {to}, {years} years at most. Choose a shorter one.",
  },
  "metrics.no_such_part": {
    status: 422,
    zh: "指标 {name} 背后没有客户名单",
    en: "The metric {name} has no list of customers behind it",
  },
  "metrics.no_such_slice": {
    status: 422,
    zh: "指标 {name} 不能按「{by}」切分或筛选",
    en: "The metric {name} cannot be cut or filtered by {by}",
  },
  "metrics.definition_moved": {
    status: 409,
    zh: "口径刚被别人改过（现在是第 {version} 版）。请重新预览再保存。",
    en: "Somebody has just changed the definitions (now version {version}). Preview again, then save.",
  },
  "metrics.source_missing": {
    status: 422,
    zh: "同行水平要写明出处",
    en: "A benchmark needs its source",
  },
  "metrics.not_a_share": {
    status: 422,
    zh: "比率的目标应在 0 和 1 之间：{value}",
    en: "The target of a rate lies between 0 and 1: {value}",
  },
  "metrics.unknown_segment": {
    status: 404,
    zh: "没有编号为 {id} 的分群",
    en: "There is no segment numbered {id}",
  },
  "metrics.too_many_rules": {
    status: 422,
    zh: "最低支持度 {minSupport} 太小，商品组合太多。请调大。",
    en: "The least support {minSupport} is too small: there are too many combinations. Raise it.",
  },
  "metrics.too_many_referrals": {
    status: 422,
    zh: "推荐超过 {most} 条，这棵树画不了。请缩小到更早的日子。",
    en: "There are over {most} referrals: the tree cannot be made. Choose an earlier day.",
  },
  "metrics.structure_days": {
    status: 422,
    zh: "对比的日子要早于截至日：{previous} 不早于 {day}",
    en: "The day to compare with must be earlier: {previous} is not before {day}",
  },
  "metrics.structure_target": {
    status: 422,
    zh: "结构目标要有日期，和三级各自的比例或人数（人数是整数）",
    en: "A target of the structure needs a day, and for each level a share or a whole number of people",
  },
  "metrics.structure_shares": {
    status: 422,
    zh: "三级比例合起来应是 100%，现在是 {sum}%",
    en: "The three shares should add up to 100 %; they are {sum} %",
  },
} as const satisfies Record<string, RefusalMessage>;
