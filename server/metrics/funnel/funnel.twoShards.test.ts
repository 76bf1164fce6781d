import { afterAll, beforeAll, expect, test } from "vitest";
import { commandLine } from "../../platform/actors.ts";
import type { Services } from "../../platform/services.ts";
import { twoShards } from "../../testing/twoShards.ts";
import { insertEvents } from "../fixtures/insertEvents.ts";
import { sqlText } from "../metric.ts";
import { dealsStatement } from "./deals.ts";

/** Opportunities on both shards, before and after a rate's first day, with steps written down under another party. */
const parties = Array.from({ length: 40 }, (_, i) => i + 1);
let shards: Awaited<ReturnType<typeof twoShards>>;
beforeAll(async () => {
  shards = await twoShards(async (plain) => {
    const services = { ch: plain } as unknown as Services;
    await insertEvents(
      services,
      "opportunity",
      parties.flatMap((party) => [
        { party, id: party * 10 + 1, day: "2026-03-04", outcome: "open", amount: "10", currency: "USD" },
        { party, id: party * 10 + 2, day: "2026-03-05", outcome: "open", amount: "10", currency: "USD" },
        { party, id: party * 10 + 3, day: "2026-03-06", outcome: "open", amount: "5", currency: "CNY" },
      ]),
    );
    await insertEvents(
      services,
      "opportunity_stage",
      parties.map((party) => ({
        party: party + 1,
        day: "2026-03-07",
        opportunity: party * 10 + 2,
        stage: "talk",
      })),
    );
    await plain.insertRows(
      "rate_row",
      ["currency", "day", "until", "rate", "gone", "version"],
      [["USD", "2026-03-05", "2149-06-06", "7", 0, 1]],
    );
  });
});
afterAll(() => shards.stop());

test("steps and their money, and the people behind them, are the same on the shards", async () => {
  const { sql, params } = dealsStatement(
    { actor: commandLine, currency: "CNY" },
    {
      period: { from: "2026-03-01", to: "2026-04-01" },
      seen: "2026-04-01",
      filters: [],
      slices: [],
      stages: ["talk"],
    },
  );
  const steps = sqlText("funnel/steps").replaceAll("{deals}", sql);
  const all = { ...params, hidden: [] };
  const found = await shards.sharded.rows<{ reached: number; amount: number }>(steps, all);
  expect(found.map(({ reached, amount }) => [reached, amount])).toEqual([
    [120, 40 * (70 + 5)],
    [40, 40 * 70],
  ]);
  expect(found).toEqual(await shards.plainRows(steps, all));
  const people = sqlText("funnel/people").replaceAll("{deals}", sql);
  const list = { ...all, step: 1, which: "reached", limit: 50, offset: 0 };
  const listed = await shards.sharded.rows<{ amount: number }>(people, list);
  expect(listed.map(({ amount }) => amount)).toEqual(parties.map(() => 70));
  expect(listed).toEqual(await shards.plainRows(people, list));
});
