import { expect, test } from "vitest";
import { type RuleNode, rule } from "../../server/segments/rule/schema.ts";
import { fromRule, newCondition, toRule } from "./draft.ts";

const where: RuleNode = {
  kind: "all",
  of: [
    { kind: "not", of: { kind: "gender", in: ["female"] } },
    { kind: "any", of: [{ kind: "referred" }, { kind: "rhythm", test: { is: "atLeast", value: 1.5 } }] },
    { kind: "not", of: { kind: "any", of: [{ kind: "referred" }] } },
  ],
};

test("a rule goes into the builder and comes out the same", () => {
  expect(toRule(fromRule(where))).toEqual(where);
  const twice: RuleNode = { kind: "not", of: { kind: "not", of: { kind: "referred" } } };
  expect(rule.safeParse({ where: toRule(fromRule(twice)) }).success).toBe(true);
});

test("a rule that is one condition gets a group around it, to add to", () => {
  expect(toRule(fromRule({ kind: "referred" }))).toEqual({ kind: "all", of: [{ kind: "referred" }] });
});

test("a new condition is one that the rule language takes, once its values are chosen", () => {
  for (const kind of [
    "bought",
    "lastPurchase",
    "firstPurchase",
    "share",
    "rhythm",
    "sequence",
    "rfm",
    "level",
    "age",
    "forecast",
    "contacted",
    "lastContact",
    "mark",
    "recommends",
    "complained",
    "membership",
  ] as const)
    expect(rule.safeParse({ where: toRule(newCondition(kind)) }).success, kind).toBe(true);
  for (const kind of ["region", "tag", "segment", "owner"] as const)
    expect(rule.safeParse({ where: toRule(newCondition(kind)) }).success, kind).toBe(false);
});
