import { afterAll, beforeAll, expect, test } from "vitest";
import { insertLines } from "../../metrics/fixtures/insertLines.ts";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { composeLetter } from "./composeLetter.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  await insertLines(product.services, [
    { party: 1, day: "2026-11-05", order: 1, amount: 30 },
    { party: 1, day: "2026-11-06", order: 2, amount: 30, currency: "USD" },
    { party: 1, day: "2026-10-06", order: 3, amount: 30, currency: "USD" },
  ]);
  await product.services.pool.query("update exchange_rate_state set foreign_lines = true");
});
afterAll(() => product.stop());

test("a letter says under each tile what it leaves out for want of an exchange rate", async () => {
  const actor = await product.person("manager");
  const view = { metrics: ["revenue"], period: { from: "2026-11-01", to: "2026-12-01" } };
  const { id } = await product.call(
    "createDashboard",
    {
      name: "本店",
      tiles: [
        { show: "number", view },
        { show: "table", view: { ...view, metrics: ["replyRate"] } },
      ],
    },
    { actor },
  );
  const said = async (language: "zh" | "en") => {
    const { text } = await composeLetter(product.services, {
      dashboard: id,
      receiver: { person: actor.person!, name: "", email: "m@example.com", language, actor },
      signal: new AbortController().signal,
    });
    return text;
  };
  const zh = await said("zh");
  // Replies are of no money: that tile leaves nothing out.
  expect(zh.split("有 2 单外币（USD）没有当天的汇率，没有计入；其中 1 单在本期。")).toHaveLength(2);
  expect(await said("en")).toContain(
    "2 orders in other currencies (USD) have no exchange rate for their day",
  );
});
