import { afterAll, beforeAll, expect, test } from "vitest";
import { changeUnderWay } from "../ingest/zone/fixture.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { insertLines } from "./fixtures/insertLines.ts";

/** What the panel shows as "what ran" is what ran: the same views, the same batches left out, the same figure. */
let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  await insertLines(product.services, [
    { party: 1, day: "2026-03-05", order: 1, amount: 10, currency: "USD" },
    { party: 2, day: "2026-03-06", order: 2, amount: 5 },
  ]);
});
afterAll(() => product.stop());

async function shown(to = "2026-04-01") {
  const { figure, statement } = await product.call("explainFigure", {
    metric: "revenue",
    period: { from: "2026-03-01", to },
    previews: false,
  });
  const [row] = await product.services.ch.rows<{ numerator: number }>(statement!);
  expect(row?.numerator).toBe(figure.value);
  return { statement: statement!, value: figure.value };
}

test("without rates the plain view", async () => {
  const { statement, value } = await shown();
  expect(value).toBe(5);
  expect(statement).not.toContain("_rated");
});

test("with rates the view that converts", async () => {
  await product.call("saveRates", { rates: [{ currency: "USD", day: "2026-03-01", rate: "7" }] });
  await product.carry();
  const { statement, value } = await shown();
  expect(value).toBe(75);
  expect(statement).toContain("_rated");
});

test("during a change of the time zone the careful view, without the change", async () => {
  const held = await changeUnderWay(product);
  // Another period: an answer that is kept shows what ran for it.
  const { statement, value } = await shown("2026-05-01");
  expect(value).toBe(75);
  expect(statement).toContain("purchase_line_moving_rated");
  expect(statement).toContain(`toUInt32(${held.id})`);
});
