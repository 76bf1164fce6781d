import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { importing } from "./importing.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { waitFor, run } = importing(() => product);

const count = async () => {
  const [row] = await product.services.ch.rows<{ n: string; people: string }>(
    "select count() as n, uniqExactIf(party_id, party_id > 0) as people from purchase_line(hidden = {hidden:Array(UInt32)})",
  );
  return { lines: Number(row?.n), people: Number(row?.people) };
};

test("the sample loads through the importer without a bad row, and one click clears it and nothing else", async () => {
  await run("订单号,下单时间,会员号,金额\nZ1,2026-03-01,我的会员,5\n", { source: "我的" });
  const { jobId } = await product.call("loadSampleData", {});
  await waitFor(jobId);
  const { rows } = await product.call("listImports", { limit: 10 });
  const sample = rows.filter((r) => r.sample);
  expect(sample.map((r) => [r.kind, r.state, r.counts.errors])).toEqual([
    ["spend", "done", 0],
    ["referrals", "done", 0],
    ["answers", "done", 0],
    ["complaints", "done", 0],
    ["interactions", "done", 0],
    ["orders", "done", 0],
    ["customers", "done", 0],
    ["products", "done", 0],
  ]);
  const full = await count();
  expect(full.lines).toBeGreaterThan(50_000);
  expect(full.people).toBeGreaterThan(2500);
  const [answers] = await product.services.ch.rows<Record<string, string>>(
    `select count() as n, uniqExact(measure) as measures, countIf(measure = 'nps' and scale_to = 10) as nps, countIf(party_id = 0) as nobodys
     from answer(hidden = {hidden:Array(UInt32)})`,
  );
  expect(Number(answers?.n)).toBeGreaterThan(1000);
  expect(answers).toMatchObject({ measures: "4", nobodys: "0" });
  expect(Number(answers?.nps)).toBeGreaterThan(100);
  await expect(product.call("loadSampleData", {})).rejects.toThrow("ingest.sample_there");
  await waitFor((await product.call("clearSampleData", {})).jobId);
  expect(await count()).toEqual({ lines: 1, people: 1 });
  for (const view of ["interaction", "complaint", "answer", "referral", "spend"])
    expect(
      await product.services.ch.rows(`select count() as n from ${view}(hidden = {hidden:Array(UInt32)})`),
      view,
    ).toEqual([{ n: "0" }]);
  for (const table of ["fact_text", "staff"] as const)
    expect(await product.services.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
  const products = await product.services.db.selectFrom("product").select("sku").execute();
  expect(products).toEqual([]);
}, 120_000);
