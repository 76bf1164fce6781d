import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
let loyal: number;
let young: number;
let gone: number;
beforeAll(async () => {
  at = await truth(
    [1, 2, 3].flatMap((party) =>
      ["2026-08-10", "2026-09-10", "2026-10-10"].map((day, i) => ({
        party,
        day,
        order: party * 10 + i,
        amount: party * 10,
      })),
    ),
    [[4, 1]],
  );
  const { db, ch } = at.product.services;
  const make = async (name: string, deleted = false) =>
    (
      await db
        .insertInto("segment")
        .values({
          name,
          kind: "list",
          rule: null,
          created_at: "2026-08-01T00:00:00Z",
          updated_at: "2026-08-01T00:00:00Z",
          deleted_at: deleted ? "2026-08-02T00:00:00Z" : null,
          created_by: null,
          members: null,
          refreshed_at: null,
          refreshed_on: null,
          refreshed_version: null,
        })
        .returning("id")
        .executeTakeFirstOrThrow()
    ).id;
  [loyal, young, gone] = [await make("忠实"), await make("年轻"), await make("删掉的", true)];
  const line = (segment: number, party: number, moment: string, entered: number) => [
    segment,
    1,
    party,
    moment,
    moment.slice(0, 10),
    entered,
    "facts",
  ];
  await ch.insertRows(
    "membership",
    ["segment", "version", "party_id", "at", "as_of", "entered", "why"],
    [
      // Through his other file; 15:59 of the last of August in UTC is still August in Shanghai, 16:00 is not.
      line(loyal, 4, "2026-08-31 15:59:00.000", 1),
      line(loyal, 2, "2026-08-31 16:00:00.000", 1),
      line(loyal, 3, "2026-08-20 00:00:00.000", 1),
      line(loyal, 3, "2026-09-20 00:00:00.000", 0),
      line(young, 1, "2026-08-20 00:00:00.000", 1),
      line(gone, 1, "2026-08-20 00:00:00.000", 1),
      // Value classes are segments below a thousand, with a slice of their own.
      line(3, 1, "2026-08-20 00:00:00.000", 1),
    ],
  );
});
afterAll(() => at.product.stop());

const september = { from: "2026-09-01", to: "2026-10-01" };
const ask = (more: object = {}) =>
  at.product.call("measure", { metrics: ["revenue", "customers"], period: september, ...more });
type Answer = Awaited<ReturnType<typeof ask>>;
const table = (answer: Answer) =>
  answer.rows.map((row) => [row.labels[0]?.zh ?? "all", ...row.figures.map((f) => f.cells[0]!.value)]);

test("members of each period's first moment, in the business zone; someone of two is in both, the total counts him once", async () => {
  expect(table(await ask({ by: ["segment"] }))).toEqual([
    ["all", 60, 3],
    ["忠实", 40, 2],
    ["不在任何分群", 20, 1],
    ["年轻", 10, 1],
  ]);
  const october = { from: "2026-10-01", to: "2026-11-01" };
  expect(table(await ask({ by: ["segment"], period: october }))).toEqual([
    ["all", 60, 3],
    ["不在任何分群", 30, 1],
    ["忠实", 30, 2],
    ["年轻", 10, 1],
  ]);
});

test("filters name several segments and still count one customer once", async () => {
  const filters = [{ by: "segment", is: [String(loyal), String(young)] }];
  expect(table(await ask({ filters }))).toEqual([["all", 40, 2]]);
  expect(table(await ask({ filters: [{ by: "segment", not: [String(young)] }] }))).toEqual([["all", 50, 2]]);
  const people = await at.product.call("listFigureCustomers", {
    metric: "customers",
    period: september,
    filters: [{ by: "segment", is: [String(loyal)] }],
  });
  expect(people.people.map((person) => person.customerId).sort()).toEqual([1, 3]);
});

test("before a segment's log began nobody knows: null and why, not 0; today's members when asked for", async () => {
  const filters = [{ by: "segment" as const, is: [String(loyal)] }];
  const august = { from: "2026-08-01", to: "2026-09-01" };
  const then = await ask({ filters, period: august });
  expect(then.rows[0]!.figures[0]!.cells[0]).toMatchObject({ value: null, why: "noFacts" });
  const now = await ask({ filters, period: august, membership: "now" });
  expect(table(now)).toEqual([["all", 30, 2]]);
});

test("compared with another segment over the same days", async () => {
  const answer = await ask({
    metrics: ["revenue", "averageOrder"],
    filters: [{ by: "segment", is: [String(loyal)] }],
    compareWith: { segment: young },
    grain: "month",
    period: { from: "2026-09-01", to: "2026-11-01" },
  });
  expect(answer.comparedPeriods).toEqual(answer.periods.map(({ from, to }) => ({ from, to })));
  const [revenue, average] = answer.rows[0]!.figures;
  expect(revenue!.cells.map((cell) => cell.value)).toEqual([40, 30]);
  expect(revenue!.compared.map((cell) => cell.value)).toEqual([10, 10]);
  expect(average!.cells[1]!.value).toBe(15);
  expect(answer.comparedSegment?.zh).toBeTruthy();
  // Of everyone its members are a part, of another segment they need not be.
  expect(answer.comparedInside).toBe(false);
  expect((await ask({ compareWith: { segment: young } })).comparedInside).toBe(true);
  const explained = await at.product.call("explainFigure", {
    metric: "revenue",
    period: { from: "2026-09-01", to: "2026-10-01" },
    filters: [{ by: "segment", is: [String(loyal)] }],
    compare: { segment: young },
    previews: false,
  });
  expect(explained).toMatchObject({
    figure: { value: 40 },
    previous: { value: 10 },
    comparedSegment: answer.comparedSegment,
  });
  // What is of nobody in particular has no members to be held against.
  await expect(ask({ metrics: ["salesCycleMedian"], compareWith: { segment: young } })).rejects.toMatchObject(
    { code: "metrics.no_such_slice" },
  );
  await expect(ask({ compareWith: { segment: gone } })).rejects.toMatchObject({
    code: "metrics.unknown_segment",
  });
});
