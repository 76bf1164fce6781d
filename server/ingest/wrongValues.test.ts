import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import type { Actor } from "../verb.ts";
import { importing } from "./importing.ts";
import type { Fix } from "./options.ts";
import { importDuplicates } from "./streams/importDuplicates.ts";
import { importErrors } from "./streams/importErrors.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { place, waitFor, lines } = importing(() => product);

const wrong = [
  ...Array.from({ length: 40 }, (_, i) => `W${i},2026-13-45,M${i},1,10`),
  ...Array.from({ length: 5 }, (_, i) => `V${i},某日,M${i},1,10`),
  ...Array.from({ length: 40 }, (_, i) => `U${i},第${i}天,M${i},1,10`),
  `L1,${"长".repeat(100)},M1,1,10`,
  "A1,2026-03-01,M1,1,",
  "A2,2026-03-01,M2,1,",
  "G1,2026-03-01,M3,1,30",
];
const file = `订单号,下单时间,会员号,数量,金额\n${wrong.join("\n")}\n`;

async function checked(id: string, fixes?: Fix[]) {
  if (fixes) await product.call("changeImport", { id, options: { fixes } });
  await waitFor((await product.call("checkValues", { id })).jobId);
  const { check } = await product.call("readImport", { id });
  return {
    rejected: check!.rejected,
    of: (field: string) => check!.errors.filter((e) => e.field === field),
  };
}

test("each wrong value stands once with its rows, the most frequent first, and is changed wherever it stands", async () => {
  const id = await place(file, { source: "错值" });
  const first = await checked(id);
  expect(first.rejected).toBe(88);
  const dates = first.of("ordered_at");
  expect(dates.reduce((rows, e) => rows + e.rows, 0)).toBe(86);
  const values = dates.flatMap((e) => e.examples);
  expect(values.find((v) => v.value === "2026-13-45")).toEqual({
    row: 2,
    value: "2026-13-45",
    rows: 40,
    whole: true,
  });
  for (const { examples } of dates)
    expect(examples.map((v) => v.rows)).toEqual(examples.map((v) => v.rows).sort((a, b) => b - a));
  expect(values.find((v) => v.value === "某日")).toMatchObject({ row: 42, rows: 5 });
  expect(values.filter((v) => v.value.startsWith("长"))).toSatisfy(
    (long: typeof values) => long.length === 0 || (!long[0]!.whole && long[0]!.value.length === 80),
  );
  const missing = first.of("amount");
  expect(missing).toMatchObject([{ code: "missing", rows: 2, rejects: true }]);
  expect(missing[0]!.examples.map((v) => v.row)).toEqual([88, 89]);

  const second = await checked(id, [
    { how: "value", field: "ordered_at", from: "2026-13-45", to: "2026-02-28" },
    { how: "value", field: "ordered_at", from: "某日", to: "2026-02-27" },
    { how: "row", field: "amount", row: 88, to: "12.5" },
  ]);
  expect(second.rejected).toBe(42);
  expect(second.of("amount")).toMatchObject([{ code: "missing", rows: 1, examples: [{ row: 89 }] }]);

  await waitFor((await product.call("startImport", { id })).jobId);
  expect(await lines("错值")).toMatchObject([{ n: "47", amount: "492.5" }]);
});

test("who neither brought the file nor sees all customers is told counts, and shown and given no row", async () => {
  const owner = await product.person("manager", { all: false, owners: [], regions: ["31"] });
  const other = await product.person("manager", { all: false, owners: [], regions: ["31"] });
  const id = await place(file, { source: "别人的" });
  await product.services.db
    .updateTable("import")
    .set({ created_by: owner.person })
    .where("id", "=", id)
    .execute();
  const row: Fix = { how: "row", field: "amount", row: 88, to: "12.5" };
  await checked(id, [row, { how: "skip", field: "amount", code: "missing" }]);
  const seen = async (actor: Actor) => {
    const { check, options, rowsShown } = await product.call("readImport", { id }, { actor });
    const shown = check!.errors.reduce((sum, e) => sum + e.examples.length + e.values.length, 0);
    return { rowsShown, shown: shown > 0, rejected: check!.rejected, fixes: options.fixes.length };
  };
  expect(await seen(owner)).toEqual({ rowsShown: true, shown: true, rejected: 87, fixes: 2 });
  expect(await seen(other)).toEqual({ rowsShown: false, shown: false, rejected: 87, fixes: 1 });
  await expect(product.call("inspectFile", { id }, { actor: other })).rejects.toThrow(
    "ingest.rows_not_shown",
  );
  const context = { ...product.services, actor: other } as never;
  for (const stream of [importErrors, importDuplicates])
    await expect(stream.open(context, { id } as never)).rejects.toThrow("ingest.rows_not_shown");
  // What he is not shown stays, whatever he sends.
  await product.call("changeImport", { id, options: { fixes: [] } }, { actor: other });
  const { options } = await product.call("readImport", { id }, { actor: owner });
  expect(options.fixes).toEqual([row]);
});
