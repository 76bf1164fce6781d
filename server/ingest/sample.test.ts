import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobContext } from "../platform/jobs.ts";
import { generateSample } from "../seed/generateSample.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { importCommand } from "./importCommand.ts";
import { importFiles, makeImportFolder } from "./importFiles.ts";
import { importing } from "./importing.ts";
import { loadSample } from "./work/loadSample.ts";
import { sweepImports } from "./work/sweepImports.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { waitFor, run, place } = importing(() => product);

const count = async () => {
  const [row] = await product.services.ch.rows<{ n: string; people: string }>(
    "select count() as n, uniqExactIf(party_id, party_id > 0) as people from purchase_line(hidden = {hidden:Array(UInt32)})",
  );
  return { lines: Number(row?.n), people: Number(row?.people) };
};

const context = (run: string): JobContext => ({
  services: product.services,
  run,
  person: null,
  attempt: 1,
  signal: new AbortController().signal,
  report: async () => {},
});

const own = "订单号,下单时间,会员号,金额\nZ1,2026-03-01,我的会员,5\n";

test("the sample is not loaded beside rows or people of one's own", async () => {
  const { id } = await run(own, { source: "我的" });
  await expect(product.call("loadSampleData", {})).rejects.toThrow("platform.beside_imports");
  await waitFor((await product.call("undoImport", { id })).jobId);
  await product.call("createCustomer", { fields: { name: "真客户" } });
  await expect(product.call("loadSampleData", {})).rejects.toThrow("platform.beside_people");
  await product.services.db.updateTable("party").set({ erased_at: product.services.clock() }).execute();
}, 120_000);

test("the sample loads through the importer without a bad row, nothing of one's own mixes with it, and one click clears it", async () => {
  const { jobId } = await product.call("loadSampleData", {});
  await waitFor(jobId);
  const { rows } = await product.call("listImports", { limit: 20 });
  const sample = rows.filter((r) => r.sample);
  expect(sample.map((r) => [r.kind, r.state, r.counts.errors])).toEqual([
    ["deliveries", "done", 0],
    ["observations", "done", 0],
    ["memberships", "done", 0],
    ["payments", "done", 0],
    ["invoices", "done", 0],
    ["opportunityStages", "done", 0],
    ["opportunities", "done", 0],
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
  // What came through the importer is what the generator made, and every figure of the catalogue has something to say.
  const made = generateSample({ until: "2026-11-20" });
  const views = {
    opportunity: made.leads.length,
    opportunity_stage: made.leadSteps.length,
    invoice: made.bills.length,
    payment: made.payments.length,
    membership_term: made.memberships.length,
    observation: made.observations.length,
    delivery: made.deliveries.length,
    interaction: made.interactions.length,
  };
  for (const [view, rows] of Object.entries(views))
    expect(
      await product.services.ch.rows(`select count() as n from ${view}(hidden = {hidden:Array(UInt32)})`),
      view,
    ).toEqual([{ n: String(rows) }]);
  const paid = await product.services.ch.rows(
    "select countIf(paid_on is not null) as n from invoice(hidden = {hidden:Array(UInt32)})",
  );
  const cents = new Map<string, number>();
  for (const { billNo, amountCents } of made.payments)
    cents.set(billNo, (cents.get(billNo) ?? 0) + amountCents);
  const settled = made.bills.filter(({ billNo, amountCents }) => cents.get(billNo) === amountCents);
  expect(paid).toEqual([{ n: String(settled.length) }]);
  const metrics = (await product.call("listMetrics", {})).metrics.map(({ name }) => name);
  const period = { from: "2026-07-01", to: "2026-10-01" };
  const unknown: string[] = [];
  for (let from = 0; from < metrics.length; from += 10) {
    const asked = metrics.slice(from, from + 10);
    const { rows } = await product.call("measure", { metrics: asked, period });
    rows[0]!.figures.forEach(({ cells }, i) => {
      if (cells[0]!.value === null) unknown.push(asked[i]!);
    });
  }
  // The cost of staff waits for what an hour costs, value against cost for the forecast.
  expect(unknown).toEqual(["staffCost", "valueToWinCost"]);
  await expect(product.call("loadSampleData", {})).rejects.toThrow("ingest.sample_there");
  // A server killed after the last commit and before the end of the job goes over it once more.
  await loadSample.run(context(jobId), {} as never);
  expect((await product.call("listImports", { limit: 50 })).rows.filter((r) => r.sample)).toHaveLength(15);
  expect(await count()).toEqual(full);
  // A dry run clears nothing.
  const folder = await mkdtemp(join(tmpdir(), "perennial-"));
  await writeFile(join(folder, "own.csv"), own);
  const said: string[] = [];
  const printed: unknown[] = [];
  await importCommand.run(
    {
      data: folder,
      language: "zh",
      json: false,
      call: (verb, input) => product.call(verb as never, input as never),
      async upload(_, { id }, path) {
        await makeImportFolder(product.services, id!);
        await copyFile(path, importFiles(product.services, id!).original);
        return { sameAs: null };
      },
      download: async () => 0,
      wait: waitFor,
      print: (answer) => printed.push(answer),
      say: ({ zh }) => said.push(zh),
    },
    [join(folder, "own.csv")],
    { clearSample: true, dryRun: true },
  );
  await rm(folder, { recursive: true });
  expect(printed).toMatchObject([{ rows: 1, rejected: 0, clearSample: { imports: 15 } }]);
  expect((printed[0] as { clearSample: { rows: number } }).clearSample.rows).toBeGreaterThan(full.people);
  expect(said.join()).toContain("15 次导入");
  expect(await count()).toEqual(full);
  const mine = await place(own, { source: "我的店" });
  for (const way of ["dryRun", "startImport"] as const)
    await expect(product.call(way, { id: mine })).rejects.toThrow("platform.beside_sample");
  const undone = (await product.call("listImports", { limit: 50 })).rows.find((r) => r.state === "undone")!;
  await expect(product.call("redoImport", { id: undone.id })).rejects.toThrow("platform.beside_sample");
  await expect(product.call("undoImport", { id: sample[0]!.id })).rejects.toThrow("ingest.sample_as_whole");
  await expect(place(own, { source: "示例数据 Sample" })).rejects.toThrow("ingest.sample_source");
  await expect(product.call("createCustomer", { fields: { name: "真客户" } })).rejects.toThrow(
    "platform.beside_sample",
  );
  // What is noted with a customer of the sample belongs to the sample.
  const person = await product.person("sales");
  const { rows: people } = await product.call("listCustomers", { limit: 1 });
  await product.call(
    "logContact",
    { id: people[0]!.id, kind: "call", outcome: "reached", minutes: 5 },
    { actor: person },
  );
  await product.carry();
  // What was worked out of the sample meanwhile.
  const batches = await product.services.db
    .selectFrom("batch")
    .select("id")
    .where("sample", "=", true)
    .execute();
  const [worked] = await product.services.ch.rows<{ party_id: number; bucket: number }>(
    "select party_id, bucket from party where batch in {batches:Array(UInt32)} order by party_id limit 1",
    { batches: batches.map(({ id }) => id) },
  );
  await product.services.ch.insertRows(
    "membership",
    ["segment", "version", "party_id", "as_of", "entered"],
    [[1, 1, worked!.party_id, "2026-11-20", 1]],
  );
  await product.services.ch.insertRows(
    "score_row",
    ["run", "bucket", "party_id"],
    [[98, worked!.bucket, worked!.party_id]],
  );
  const cleared = (await product.call("clearSampleData", {})).jobId;
  await expect(product.call("startImport", { id: mine })).rejects.toThrow(/sample_going|beside_sample/);
  await waitFor(cleared);
  expect(await count()).toEqual({ lines: 0, people: 0 });
  await waitFor((await product.call("startImport", { id: mine })).jobId);
  expect(await count()).toEqual({ lines: 1, people: 1 });
  for (const view of [...Object.keys(views), "complaint", "answer", "referral", "spend"])
    expect(
      await product.services.ch.rows(`select count() as n from ${view}(hidden = {hidden:Array(UInt32)})`),
      view,
    ).toEqual([{ n: "0" }]);
  for (const table of ["membership", "score_row"])
    expect(
      await product.services.ch.rows(
        `select count() as n from ${table} where party_id in (select party_id from party where batch in {hidden:Array(UInt32)})`,
      ),
      table,
    ).toEqual([{ n: "0" }]);
  for (const left of [
    await product.services.db.selectFrom("fact_text").select("id").where("batch", ">", 0).execute(),
    await product.services.db.selectFrom("staff").select("id").where("person", "is", null).execute(),
  ])
    expect(left).toEqual([]);
  // What a forecast under way wrote after it goes with the sweep.
  const { ch } = product.services;
  await ch.insertRows("score_row", ["run", "bucket", "party_id"], [[99, worked!.bucket, worked!.party_id]]);
  const scored = () => ch.rows("select party_id from score_row where run = 99");
  expect(await scored()).toHaveLength(1);
  await sweepImports.run(context(""), {} as never);
  expect(await scored()).toEqual([]);
  const products = await product.services.db.selectFrom("product").select("sku").execute();
  expect(products).toEqual([]);
}, 600_000);
