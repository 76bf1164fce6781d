import { afterAll, beforeAll, expect, test } from "vitest";
import { insertEvents } from "../fixtures/insertEvents.ts";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth([{ party: 1, day: "2026-02-01", order: 1, amount: 1 }]);
  const deal = (id: number, closed_on: string | null, outcome: string, team = "east") => ({
    party: 1,
    day: "2026-03-01",
    id,
    closed_on,
    outcome,
    team,
  });
  await insertEvents(at.product.services, "opportunity", [
    deal(1, "2026-03-14", "won"),
    deal(2, "2026-03-21", "lost"),
    deal(3, "2026-03-21", "won", "west"),
    deal(4, "2026-03-31", "won"),
    deal(5, null, "open"),
    deal(6, "2026-03-11", "won"),
  ]);
  const steps = (opportunity: number, days: readonly number[]) =>
    days.map((day, i) => ({
      party: 1,
      day: `2026-03-${String(day).padStart(2, "0")}`,
      opportunity,
      stage: `s${i}`,
      position: i + 1,
    }));
  const rows = [
    // 10 days, then 3: faster. 10 and 10: not faster. 9, [3], 8: faster. One step only, and one not closed: say nothing.
    ...steps(1, [1, 11]),
    ...steps(2, [1, 11]),
    ...steps(3, [1, 10, 13]),
    ...steps(4, [1]),
    ...steps(5, [1, 11, 12]),
    // 2 + 5 against 1 + 2: faster.
    ...steps(6, [1, 3, 8, 9]),
  ];
  await insertEvents(at.product.services, "opportunity_stage", rows);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("the first half of the way against the last", async () => {
  expect(await at.figure("fasterDecisions", march)).toEqual([3, 4, 0.75]);
});

test("by team", async () => {
  const answer = await at.product.call("measure", {
    metrics: ["fasterDecisions"],
    period: march,
    by: ["team"],
  });
  expect(answer.rows.map((row) => [row.values[0] ?? "", row.figures[0]!.cells[0]!.numerator])).toEqual([
    ["", 3],
    ["east", 2],
    ["west", 1],
  ]);
});
