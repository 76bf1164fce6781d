import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { insertLines } from "../fixtures/insertLines.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  await insertLines(product.services, [
    { party: 1, day: "2026-09-10", order: 11, amount: 100 },
    { party: 1, day: "2026-10-10", order: 12, amount: 50 },
    { party: 1, day: "2026-10-12", order: 13, amount: -20, kind: "return" },
    { party: 2, day: "2026-08-10", order: 21, amount: 10 },
    { party: 2, day: "2026-09-11", order: 22, amount: 10 },
    { party: 2, day: "2026-10-11", order: 23, amount: 10 },
    { party: 2, day: "2026-11-11", order: 24, amount: 30 },
    { party: 2, day: "2026-11-12", order: 25, amount: -5, kind: "return" },
  ]);
});
afterAll(() => product.stop());

const october = { from: "2026-10-01", to: "2026-11-01" };
const ask = (more: object = {}) =>
  product.call("measure", { metrics: ["revenue", "repurchaseRate"], period: october, ...more });
const values = (answer: Awaited<ReturnType<typeof ask>>) =>
  answer.rows[0]!.figures.map((figure) => figure.cells[0]!.value);
const refused = (call: Promise<unknown>) => expect(call).rejects;

test("without decisions the product's defaults apply, as version 0", async () => {
  const answer = await ask();
  expect(values(answer)).toEqual([60, 1]);
  expect(answer.definitionVersion).toBe(0);
  expect(answer.definition.returns).toBe("leave_out");
});

test("a preview says what moves before anything is saved, and saves nothing", async () => {
  const preview = await product.call("previewDefinitions", {
    changes: [{ subject: "purchase", value: { returns: "subtract" } }],
  });
  expect(preview.version).toBe(0);
  const revenue = preview.affected.find((row) => row.metric === "revenue")!;
  expect(revenue.periods.map(({ from, before, after, open }) => [from, before, after, open])).toEqual([
    ["2026-10-01", 60, 40, false],
    ["2026-11-01", 30, 25, true],
  ]);
  expect(preview.affected.map((row) => row.metric)).not.toContain("unidentifiedShare");
  expect(values(await ask())).toEqual([60, 1]);
});

test("a saved version answers every question that says nothing else, and names itself", async () => {
  const { version } = await product.call("saveDefinitions", {
    version: 0,
    changes: [
      { subject: "purchase", value: { returns: "subtract" } },
      { subject: "repurchaseRate", value: { existing: "2" } },
    ],
    note: "年会定的",
  });
  const answer = await ask();
  expect(values(answer)).toEqual([40, 1]);
  expect(answer.definitionVersion).toBe(version);
  expect(answer.metrics[1]!.choices.existing).toBe("2");
  expect(answer.rows[0]!.figures[1]!.cells[0]!.denominator).toBe(1);
  // The question's own word counts more.
  expect(values(await ask({ definition: { returns: "leave_out" } }))[0]).toBe(60);
  const own = await ask({ choices: { repurchaseRate: { existing: "1" } } });
  expect(own.rows[0]!.figures[1]!.cells[0]!.denominator).toBe(2);

  const panel = await product.call("explainFigure", { metric: "repurchaseRate", period: october });
  expect(panel.figure.denominator).toBe(1);
  expect(panel.choices.find((choice) => choice.name === "existing")!.options.map((o) => o.company)).toEqual([
    false,
    true,
  ]);
  const people = await product.call("listFigureCustomers", {
    metric: "repurchaseRate",
    part: "denominator",
    period: october,
  });
  expect(people.total).toBe(1);
  const overview = await product.call("overview", { period: october, compare: "none" });
  expect(overview.tiles.find((tile) => tile.metric === "revenue")!.value).toBe(40);
});

test("history tells who changed what from what; going back is a version of its own", async () => {
  const { version } = await product.call("readDefinitions", {});
  const manager = await product.person("manager");
  const back = await product.call(
    "saveDefinitions",
    { version, changes: [{ subject: "repurchaseRate", value: {} }] },
    { actor: manager },
  );
  const { versions } = await product.call("definitionHistory", { subject: "repurchaseRate" });
  expect(versions.map(({ value, before, by }) => ({ value, before, by }))).toEqual([
    { value: {}, before: { existing: "2" }, by: "manager" },
    { value: { existing: "2" }, before: {}, by: null },
  ]);
  expect((await product.call("readDefinitions", {})).version).toBe(back.version);
  const audit = await product.services.db
    .selectFrom("audit")
    .selectAll()
    .where("verb", "=", "saveDefinitions")
    .execute();
  expect(audit).toHaveLength(3);
});

test("two who save at once: the second is told, and unknown options and roles are refused", async () => {
  const { version } = await product.call("readDefinitions", {});
  const save = (existing: string) =>
    product.call("saveDefinitions", {
      version,
      changes: [{ subject: "repurchaseRate", value: { existing } }],
    });
  const outcome = await Promise.allSettled([save("1"), save("2")]);
  expect(outcome.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await refused(
    product.call("saveDefinitions", { version: 99, changes: [{ subject: "repurchaseRate", value: {} }] }),
  ).toMatchObject({ code: "metrics.definition_moved" });
  await refused(
    product.call("previewDefinitions", { changes: [{ subject: "purchase", value: { returns: "maybe" } }] }),
  ).toMatchObject({ code: "metrics.unknown_choice" });
  await refused(
    product.call("previewDefinitions", { changes: [{ subject: "repurchaseRate", value: { rule: "x" } }] }),
  ).toMatchObject({ code: "metrics.unknown_choice" });
  await refused(
    product.call(
      "saveDefinitions",
      { version: 0, changes: [{ subject: "year", value: { startMonth: "4" } }] },
      { actor: await product.person("analyst") },
    ),
  ).toMatchObject({ code: "platform.not_permitted" });
});

test("the company's year begins with its month", async () => {
  const { version } = await product.call("readDefinitions", {});
  await product.call("saveDefinitions", {
    version,
    changes: [{ subject: "year", value: { startMonth: "4" } }],
  });
  const parts = async (grain: "year" | "quarter") =>
    (
      await product.call("measure", {
        metrics: ["revenue"],
        period: { from: "2025-12-15", to: "2026-11-21" },
        grain,
      })
    ).periods.map(({ from, open }) => [from, open]);
  expect(await parts("year")).toEqual([
    ["2025-12-15", false],
    ["2026-04-01", true],
  ]);
  expect((await parts("quarter")).map(([from]) => from)).toEqual([
    "2025-12-15",
    "2026-01-01",
    "2026-04-01",
    "2026-07-01",
    "2026-10-01",
  ]);
});

test("own target and entered benchmark: as of the period's end, with their source", async () => {
  const set = (input: Parameters<typeof product.call<"setTarget">>[1]) => product.call("setTarget", input);
  await set({ metric: "repurchaseRate", kind: "target", value: 0.5, validFrom: "2026-01-01" });
  await set({ metric: "repurchaseRate", kind: "target", value: 0.6, validFrom: "2026-11-01" });
  await set({
    metric: "repurchaseRate",
    kind: "benchmark",
    value: 0.4,
    validFrom: "2026-01-01",
    source: "行业年报 2025",
  });
  const marks = async (period: { from: string; to: string }) =>
    (await product.call("measure", { metrics: ["repurchaseRate"], period })).metrics[0]!;
  expect(await marks(october)).toMatchObject({
    target: { value: 0.5, from: "2026-01-01" },
    benchmark: { value: 0.4, source: "行业年报 2025" },
  });
  expect((await marks({ from: "2026-11-01", to: "2026-12-01" })).target!.value).toBe(0.6);
  expect((await marks({ from: "2025-01-01", to: "2026-01-01" })).target).toBeNull();
  // A correction of the same day, then none from a day on.
  await set({ metric: "repurchaseRate", kind: "target", value: 0.55, validFrom: "2026-01-01" });
  await set({ metric: "repurchaseRate", kind: "target", value: null, validFrom: "2026-12-01" });
  expect((await marks(october)).target!.value).toBe(0.55);
  expect((await marks({ from: "2026-12-01", to: "2027-01-01" })).target).toBeNull();
  const { targets } = await product.call("listTargets", { metric: "repurchaseRate" });
  expect(targets.map(({ value, counts }) => [value, counts])).toEqual([
    [null, true],
    [0.55, true],
    [0.4, true],
    [0.6, true],
    [0.5, false],
  ]);
  await refused(
    set({ metric: "repurchaseRate", kind: "benchmark", value: 0.4, validFrom: "2026-01-01" }),
  ).toMatchObject({ code: "metrics.source_missing" });
  await refused(
    set({ metric: "repurchaseRate", kind: "target", value: 40, validFrom: "2026-01-01" }),
  ).toMatchObject({ code: "metrics.not_a_share" });
});
