import type { comparisons } from "../../server/segments/rule/schema.ts";
import type { Pair } from "../phrase.ts";

export const comparisonNames: Readonly<Record<(typeof comparisons)[number] | "between", Pair>> = {
  atLeast: { zh: "至少", en: "at least" },
  atMost: { zh: "至多", en: "at most" },
  moreThan: { zh: "超过", en: "more than" },
  lessThan: { zh: "不到", en: "less than" },
  equals: { zh: "正好", en: "exactly" },
  between: { zh: "介于", en: "between" },
};

/** The menu of conditions, in groups of one kind of fact. */
export const conditionGroups = [
  {
    name: { zh: "买了什么", en: "Purchases" },
    kinds: [
      "bought",
      "lastPurchase",
      "firstPurchase",
      "share",
      "margin",
      "rhythm",
      "sequence",
      "rfm",
      "level",
    ],
  },
  {
    name: { zh: "是谁", en: "Who they are" },
    kinds: ["gender", "age", "region", "partyKind", "completeness"],
  },
  {
    name: { zh: "怎么来的、归谁管", en: "Where they come from" },
    kinds: ["acquired", "acquisitionChannel", "acquisitionCost", "referred", "homeStore", "owner"],
  },
  {
    name: { zh: "会怎样", en: "What is forecast" },
    kinds: ["forecast"],
  },
  {
    name: { zh: "商机与账单", en: "Opportunities and bills" },
    kinds: ["opportunity", "bill"],
  },
  {
    name: { zh: "联系与反馈", en: "Contacts and feedback" },
    kinds: ["contacted", "lastContact", "mark", "recommends", "complained", "membership"],
  },
  {
    name: { zh: "标签、自定义字段、同意、分群", en: "Tags, your fields, consent, segments" },
    kinds: ["tag", "ownField", "consent", "segment"],
  },
] as const;
