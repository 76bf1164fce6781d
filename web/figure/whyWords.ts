/** Why there is no figure. */
export const whyWords = {
  noDenominator: { zh: "分母为 0，算不出来", en: "no denominator, so there is no figure" },
  open: { zh: "时间未满，先不下结论", en: "the window is still open" },
  noHourlyCost: {
    zh: "还没有设每小时成本",
    en: "no cost of an hour is set",
  },
  noAmount: { zh: "没有一笔写了金额", en: "none has an amount" },
  noFacts: { zh: "没有所需的记录", en: "nothing recorded that it needs" },
} as const;
