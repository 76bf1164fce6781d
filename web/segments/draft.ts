import type { Condition, ConditionKind, RuleNode } from "../../server/segments/rule/schema.ts";

/** A rule while it is being edited: every node has a key of its own, and "not" is a switch on it. */
export type Draft = DraftGroup | DraftCondition;
export interface DraftGroup {
  key: number;
  not: boolean;
  kind: "group";
  joined: "all" | "any";
  of: Draft[];
}
export interface DraftCondition {
  key: number;
  not: boolean;
  kind: "condition";
  on: Condition;
}

let lastKey = 0;
const key = () => {
  lastKey += 1;
  return lastKey;
};

export const newGroup = (joined: "all" | "any" = "all", of: Draft[] = []): DraftGroup => ({
  key: key(),
  not: false,
  kind: "group",
  joined,
  of,
});

export const newCondition = (kind: ConditionKind): DraftCondition => ({
  key: key(),
  not: false,
  kind: "condition",
  on: startOf(kind),
});

/** The outermost node is always a group, so that there is a place to add to. */
export function fromRule(where: RuleNode): DraftGroup {
  const draft = fromNode(where);
  return draft.kind === "group" && !draft.not ? draft : newGroup("all", [draft]);
}

function fromNode(node: RuleNode): Draft {
  if (node.kind === "all" || node.kind === "any") return newGroup(node.kind, node.of.map(fromNode));
  if (node.kind !== "not") return { key: key(), not: false, kind: "condition", on: node };
  const inner = fromNode(node.of);
  return inner.not ? { ...newGroup("all", [inner]), not: true } : { ...inner, not: true };
}

export function toRule(draft: Draft): RuleNode {
  const node: RuleNode = draft.kind === "group" ? { kind: draft.joined, of: draft.of.map(toRule) } : draft.on;
  return draft.not ? { kind: "not", of: node } : node;
}

const days = (count: number) => ({ kind: "last", count, unit: "day" }) as const;

/** What a new condition says before anything is chosen: the commonest question of its kind. */
function startOf(kind: ConditionKind): Condition {
  switch (kind) {
    case "partyKind":
      return { kind, in: ["person"] };
    case "gender":
      return { kind, in: ["female"] };
    case "age":
      return { kind, test: { is: "between", value: 25, and: 34 } };
    case "region":
      return { kind, under: [] };
    case "owner":
    case "homeStore":
      return { kind, in: [] };
    case "acquisitionChannel":
      return { kind, in: [] };
    case "tag":
      return { kind, has: "any", tags: [] };
    case "consent":
      return { kind, purpose: "marketing", channel: "sms" };
    case "acquired":
      return { kind, within: days(90) };
    case "acquisitionCost":
      return { kind, test: { is: "moreThan", value: 100 } };
    case "completeness":
      return { kind, test: { is: "lessThan", value: 60 } };
    case "referred":
      return { kind };
    case "ownField":
      return { kind, field: 0, ask: { as: "filled" } };
    case "bought":
      return { kind, measure: "orders", goods: {}, within: days(90), test: { is: "atLeast", value: 2 } };
    case "share":
      return { kind, measure: "amount", goods: {}, within: days(365), test: { is: "atLeast", value: 0.2 } };
    case "firstPurchase":
      return { kind, goods: {}, within: days(30) };
    case "lastPurchase":
      return { kind, goods: {}, within: { kind: "ago", to: 60 } };
    case "rhythm":
      return { kind, test: { is: "atLeast", value: 1.5 } };
    case "sequence":
      return { kind, steps: [{}, {}], withinDays: 30, ending: "bought", within: { kind: "ever" } };
    case "rfm":
      return { kind, classes: ["importantWinBack"] };
    case "level":
      return { kind, in: ["high"] };
    case "forecast":
      return { kind, figure: "pAlive", test: { is: "lessThan", value: 0.5 } };
    case "contacted":
      return { kind, of: {}, within: days(90), test: { is: "equals", value: 0 } };
    case "lastContact":
      return { kind, of: {}, within: { kind: "ago", to: 60 } };
    case "mark":
      return {
        kind,
        measures: ["satisfaction"],
        which: "last",
        within: days(365),
        test: { is: "atMost", value: 2 },
      };
    case "recommends":
      return { kind, in: ["detractor"], within: days(365) };
    case "complained":
      return { kind, state: "open", within: { kind: "ever" }, test: { is: "atLeast", value: 1 } };
    case "membership":
      return { kind, is: "current", days: 30, within: { kind: "ever" } };
    case "margin":
      return { kind, measure: "rate", goods: {}, within: days(365), test: { is: "lessThan", value: 0.2 } };
    case "opportunity":
      return {
        kind,
        state: "open",
        measure: "count",
        within: { kind: "ever" },
        test: { is: "atLeast", value: 1 },
      };
    case "bill":
      return {
        kind,
        state: "unpaid",
        measure: "count",
        within: { kind: "ever" },
        test: { is: "atLeast", value: 1 },
      };
    case "segment":
      return { kind, segment: 0 };
  }
}
