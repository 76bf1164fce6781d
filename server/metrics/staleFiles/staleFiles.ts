import type { Metric } from "../metric.ts";

export const staleFiles: Metric = {
  name: "staleFiles",
  title: { zh: "档案过时占比", en: "Stale files" },
  says: {
    zh: "时期内购买的客户，多少人的档案很久没人更新或确认；名单就是该补的档案。",
    en: "Of the customers who bought, how many have a file that nobody has written or confirmed for long; the list is what to bring up to date.",
  },
  formula: {
    text: {
      zh: "档案过时占比 = 档案很久没更新的客户 / 购买的客户",
      en: "stale files = customers whose file is stale / customers who bought",
    },
    numerator: { zh: "档案过时的客户", en: "customers with a stale file" },
    denominator: { zh: "购买的客户", en: "customers who bought" },
  },
  unit: "rate",
  betterWhen: "lower",
  rows: "customers",
  proportion: true,
  whileOpen: "partial",
  choices: [
    {
      name: "days",
      title: { zh: "多久没更新算过时", en: "Stale after" },
      options: [
        { value: "365", title: { zh: "365 天", en: "365 days" } },
        { value: "180", title: { zh: "180 天", en: "180 days" } },
        { value: "730", title: { zh: "730 天", en: "730 days" } },
      ],
    },
  ],
  caveats: [
    {
      zh: "看的是今天：档案最后一次被写入或确认离今天几天；更早的时候没有留底。",
      en: "Looked at today: days since the file was last written or confirmed; earlier times are not kept.",
    },
    {
      zh: "买东西不算更新档案；导入时确认了同样的内容、换负责人、撤回导入都算。",
      en: "Buying does not update a file; an import that confirms the same content, a change of the owner and an undone import do.",
    },
    {
      zh: "还不知道最后更新日期的档案不计入。",
      en: "Files of which the last day is not known yet are left out.",
    },
  ],
  requirements: ["A12", "A13"],
};
