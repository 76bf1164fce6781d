import { afterAll, beforeAll, expect, test } from "vitest";
import { commandLine } from "../platform/actors.ts";
import { bucketOf } from "../platform/bucketOf.ts";
import { foreignFacts } from "../platform/rates/foreignFacts.ts";
import { rateMovesSql } from "../platform/rates/rateMoves.ts";
import type { Services } from "../platform/services.ts";
import { twoShards } from "../testing/twoShards.ts";
import { insertLines, type Line } from "./fixtures/insertLines.ts";

/** Parties on both shards, with lines on both sides of a rate's first day. */
const parties = Array.from({ length: 40 }, (_, i) => i + 1);
const lines: Line[] = parties.flatMap((party) => [
  { party, day: "2026-03-04", order: party * 10 + 1, amount: 10, currency: "USD" },
  { party, day: "2026-03-05", order: party * 10 + 2, amount: 10, currency: "USD" },
  { party, day: "2026-03-12", order: party * 10 + 3, amount: -1, currency: "USD", kind: "return" },
  { party, day: "2026-03-12", order: party * 10 + 4, amount: 5 },
]);

let shards: Awaited<ReturnType<typeof twoShards>>;
beforeAll(async () => {
  shards = await twoShards(async (plain) => {
    await insertLines({ ch: plain } as unknown as Services, lines);
    await plain.insertRows(
      "rate_row",
      ["currency", "day", "until", "rate", "gone", "version"],
      [
        ["USD", "2026-03-05", "2026-03-09", "7", 0, 1],
        ["USD", "2026-03-10", "2149-06-06", "7.5", 0, 1],
        ["USD", "2026-03-01", "2026-03-04", "99", 0, 1],
        ["USD", "2026-03-01", "2026-03-04", "0", 1, 2],
      ],
    );
  });
});
afterAll(() => shards.stop());

test("both shards hold some of the lines", () => {
  expect(new Set(parties.map((party) => bucketOf(party) % 2)).size).toBe(2);
});

for (const view of ["purchase_line_rated", "purchase_line_settled_rated"]) {
  test(`${view} converts on the shards as on one machine`, async () => {
    const sql = `select occurred_on as day, toFloat64(sum(amount)) as amount, toUInt32(countIf(sort < 16)) as rated
      from ${view}(hidden = {hidden:Array(UInt32)}) group by day order by day`;
    const expected = [
      { day: "2026-03-04", amount: 0, rated: 0 },
      { day: "2026-03-05", amount: 40 * 70, rated: 40 },
      { day: "2026-03-12", amount: 40 * (5 - 7.5), rated: 80 },
    ];
    expect(await shards.sharded.rows(sql, { hidden: [] })).toEqual(expected);
  });
}

test("what a change would move is the same on the shards", async () => {
  const facts = foreignFacts(commandLine, "CNY", ["USD"]);
  const sql = rateMovesSql(
    facts.sql.replaceAll("from purchase_line(hidden", "from purchase_line_rated(hidden"),
  );
  const params = {
    ...facts.params,
    hidden: [],
    rate_of: ["USD"],
    rate_day: ["2026-03-04"],
    rate_is: ["8"],
    rate_days: 31,
  };
  const [move] = await shards.sharded.rows<Record<string, unknown>>(sql, params);
  expect(move).toMatchObject({
    kind: "orders",
    currency: "USD",
    facts: "120",
    moved: "120",
    before: 40 * (70 - 7.5),
    after: 40 * (80 + 80 - 8),
    withoutBefore: "40",
    withoutAfter: "0",
  });
});
