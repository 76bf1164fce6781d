import { expect, test } from "vitest";
import { pages } from "../routes.tsx";
import { deedHits, metricHits, pageHits } from "./searchHits.ts";

const visited: string[] = [];
const go = (to: string) => () => void visited.push(to);
const metrics = [
  { name: "repurchaseRate", title: { zh: "复购率", en: "Repurchase rate" }, requirements: ["B22"] },
];

test("a page is found in either language and by pinyin", () => {
  for (const asked of ["总览", "overview", "zonglan"]) {
    expect(pageHits(pages, asked, "en", go).map((hit) => hit.label)).toContain("Overview");
  }
});

test("a metric leads to its panel, but not before something is typed", () => {
  expect(metricHits(metrics, " ", "zh", go)).toEqual([]);
  metricHits(metrics, "复购", "zh", go)[0]?.act();
  expect(visited).toEqual(["/overview?figure=repurchaseRate"]);
});

test("what is done is found by its words too", () => {
  const deeds = [
    { key: "theme", label: "换成深色", icon: "moon" as const, act: () => {}, words: "dark theme" },
  ];
  expect(deedHits(deeds, "DARK").map((hit) => hit.key)).toEqual(["theme"]);
  expect(deedHits(deeds, "nothing like it")).toEqual([]);
});
