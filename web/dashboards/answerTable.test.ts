import { expect, test } from "vitest";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { type Answer, periodName } from "../explore/explored.ts";
import { answerTable } from "./answerTable.ts";

test("a file names its quarters as charts do, by the month in which the company's year begins", () => {
  const period = { from: "2026-07-01", to: "2026-10-01" };
  const answer = { periods: [period], comparedPeriods: [], rows: [] } as unknown as Answer;
  const metrics = [{ name: "revenue", title: { zh: "销售额", en: "Sales" } }] as unknown as MetricInfo[];
  const columns = (yearStart: number) =>
    answerTable(answer, { metrics, slices: [], grain: "quarter", yearStart }, "en").columns;
  expect(columns(1)).toEqual(["Of", "Sales 2026 Q3"]);
  expect(columns(4)).toEqual(["Of", `Sales ${periodName(period, "quarter", "en", 4)}`]);
  expect(columns(4)[1]).toBe("Sales 2026-07 Q2");
});
