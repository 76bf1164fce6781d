import { expect, test } from "vitest";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { choicesIn, knownChoices, readChoices, readOwn, withChoices, writeChoices } from "./ownChoices.ts";

test("choices survive the address", () => {
  const choices = { window: "180", who: "2" };
  expect(readChoices(writeChoices(choices))).toEqual(choices);
  expect(writeChoices({})).toBeUndefined();
});

test.each(["", "window", ":180", "window:", "a:b:c"])("a mistyped %o chooses nothing", (text) => {
  expect(readChoices(text)).toEqual({});
});

test("on a page that asks for a figure its choices are the page's, by figure; elsewhere the panel's", () => {
  const explorer = {
    metrics: "repurchaseRate,churnRate",
    own: "churnRate.lost:fixed",
    figure: "repurchaseRate",
  };
  expect(choicesIn(explorer, "churnRate")).toEqual({ lost: "fixed" });
  expect(choicesIn(explorer, "repurchaseRate")).toEqual({});
  const changed = { ...explorer, ...withChoices(explorer, "repurchaseRate", { window: "180" }) };
  expect(readOwn(changed.own)).toEqual({ churnRate: { lost: "fixed" }, repurchaseRate: { window: "180" } });
  expect(withChoices(changed, "repurchaseRate", {}).own).toBe("churnRate.lost:fixed");
  expect(withChoices({ metrics: "orders" }, "churnRate", { lost: "fixed" })).toEqual({
    choices: "lost:fixed",
  });
  expect(choicesIn({ choices: "lost:fixed" }, "churnRate")).toEqual({ lost: "fixed" });
});

test("choices that no figure has are left out of the question", () => {
  const metric = {
    name: "churnRate",
    choices: [{ name: "lost", options: [{ value: "own" }, { value: "fixed" }] }],
  } as unknown as MetricInfo;
  expect(knownChoices(readOwn("churnRate.lost:fixed,churnRate.who:2,x.y:z"), [metric])).toEqual({
    churnRate: { lost: "fixed" },
  });
  expect(knownChoices(readOwn("churnRate.lost:never"), [metric])).toEqual({});
});
