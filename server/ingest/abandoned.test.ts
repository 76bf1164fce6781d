import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createParties } from "../customers/createParties.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { openBatch } from "./batches.ts";
import { importing } from "./importing.ts";
import { loadImport } from "./loadImport.ts";
import { sweepImports } from "./work/sweepImports.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { place, run } = importing(() => product);

const file = "订单号,下单时间,会员号,商品编码,数量,金额\nA1,2026-03-01 10:00:00,M1,P1,1,10\n";

/** An import in the state in which a server leaves it that is killed on the job's last try. */
async function abandoned(source: string) {
  const { services } = product;
  const id = await place(file, { source });
  const job = randomUUID();
  await services.pool.query(
    "insert into job_run (id, name, state, payload, created_at, finished_at) values ($1, 'runImport', 'failed', $2, $3, $3)",
    [job, JSON.stringify({ id }), services.clock()],
  );
  await services.pool.query("update import set state = 'running', job = $2 where id = $1", [id, job]);
  const one = await loadImport(services.db, id);
  const batch = await openBatch(services, one);
  await services.db.transaction().execute((trx) =>
    createParties(
      trx,
      [
        { member_no: `${source}1`, externalId: `${source}x` },
        { member_no: `${source}2`, tags: ["早"] },
      ],
      { source: one.source, batch, now: services.clock(), by: null },
    ),
  );
  await product.carry();
  await services.ch.exec(
    `create table import_${one.number}_rows (row UInt32) engine = MergeTree order by tuple()`,
  );
  return { id, batch, number: one.number };
}

const tables = async (number: number) =>
  (await product.services.ch.rows(`select name from system.tables where name like 'import\\_${number}\\_%'`))
    .length;

async function peopleOf(batch: number) {
  const { services } = product;
  const there = await services.pool.query("select 1 from party where batch = $1", [batch]);
  const names = await services.pool.query(
    "select 1 from party_identifier i where not exists (select from party p where p.party_id = i.party_id)",
  );
  const [engine] = await services.ch.rows<{ n: string }>(
    "select count() as n from party where batch = {batch:UInt32}",
    { batch },
  );
  return { rows: there.rowCount, lost: names.rowCount, engine: Number(engine?.n) };
}

test("an import whose job ended without it says that it failed, and the sweep gives its room back", async () => {
  const { id, batch, number } = await abandoned("断");
  const seen = await product.call("readImport", { id });
  expect(seen.state).toBe("failed");
  expect(seen.refusal?.zh).toContain("可以再试一次");
  expect((await product.call("listImports", {})).rows.find((r) => r.id === id)?.state).toBe("failed");
  expect(await tables(number)).toBe(1);
  expect(await peopleOf(batch)).toEqual({ rows: 2, lost: 0, engine: 2 });
  await sweepImports.run(
    { services: product.services, signal: new AbortController().signal } as never,
    {} as never,
  );
  expect(await tables(number)).toBe(0);
  expect(await peopleOf(batch)).toEqual({ rows: 0, lost: 0, engine: 0 });
});

test("it goes on when started again, and the one that is under way keeps its tables in a sweep", async () => {
  const { id, batch, number } = await abandoned("续");
  const { jobId } = await product.call("startImport", { id });
  await importing(() => product).waitFor(jobId);
  expect((await product.call("readImport", { id })).result?.rows.new).toBe(1);
  expect(await peopleOf(batch)).toEqual({ rows: 0, lost: 0, engine: 0 });
  expect(await tables(number)).toBe(0);
});

test("a sweep takes nothing of what was imported or can be brought back", async () => {
  const { id } = await run(file, { source: "留" });
  const lines = async () =>
    (await product.services.ch.rows("select 1 from order_line where order_no = 'A1'")).length;
  const before = await lines();
  await importing(() => product).waitFor((await product.call("undoImport", { id })).jobId);
  await sweepImports.run(
    { services: product.services, signal: new AbortController().signal } as never,
    {} as never,
  );
  expect(await lines()).toBe(before);
  await importing(() => product).waitFor((await product.call("redoImport", { id })).jobId);
  expect((await product.call("readImport", { id })).state).toBe("done");
});
