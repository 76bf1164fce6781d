import { expect, test } from "vitest";
import { fillTemplate, templateFields } from "./fillTemplate.ts";

test("fields are filled, empty ones fall back, values stay values", () => {
  expect(templateFields("{name|您}好，{store}的{name}")).toEqual(["name", "store"]);
  expect(fillTemplate("{name|您}好，{days} 天没见", { name: null, days: "63" })).toBe("您好，63 天没见");
  expect(fillTemplate("{name}", { name: "{store} {{1+1}} <b>" })).toBe("{store} {{1+1}} <b>");
  expect(fillTemplate("a {gone} b", {})).toBe("a b");
  expect(fillTemplate("{__proto__}{constructor}", {})).not.toContain("Object");
});
