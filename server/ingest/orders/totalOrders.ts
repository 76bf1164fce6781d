import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { AfterRestore } from "../../platform/backup/restored.ts";
import type { AskOptions, ClickHouse } from "../../platform/clickhouse/client.ts";
import type { Db, Trx } from "../../platform/database.ts";
import { enqueueJob } from "../../platform/enqueueJob.ts";
import type { Services } from "../../platform/services.ts";
import { keepZone } from "../../platform/zoneLock.ts";

const lock = 7_204;
const buckets = 64;
/** So long others' writes wait. */
const linesAtOnce = 2_000_000;

/** What one order comes to: what a total says, and what its lines say. */
const sums = {
  order_line:
    "sum(amount), sum(if(cost is null, toDecimal64(0, 4), amount)), sum(ifNull(cost, toDecimal64(0, 4)))",
  order_total: "sum(amount), sum(costed), sum(goods_cost)",
};
const keys = "batch, bucket, party_id, occurred_on, order_id, kind, sort, channel, store, region";
/** Rows whose place another took in a change of the time zone. */
const inPlace = { order_line: "left_by = 0", order_total: "true" };

interface Slice {
  readonly [name: string]: number;
  readonly from: number;
  readonly to: number;
}
const slice = "bucket >= {from:UInt8} and bucket < {to:UInt8}";

async function slicesOf(ch: ClickHouse, batches: readonly number[], ask: AskOptions): Promise<Slice[]> {
  const [found] = await ch.rows<{ n: string }>(
    "select count() as n from order_line where batch in {batches:Array(UInt32)}",
    { batches },
    ask,
  );
  // A batch without lines may still have totals.
  const slices = Math.max(1, Math.min(buckets, Math.ceil(Number(found?.n ?? 0) / linesAtOnce)));
  return Array.from({ length: slices }, (_, n) => ({
    from: Math.floor((buckets * n) / slices),
    to: Math.floor((buckets * (n + 1)) / slices),
  }));
}

/** Those of these batches whose orders are not what their lines come to. */
async function wrongBatches(
  ch: ClickHouse,
  batches: readonly number[],
  slices: readonly Slice[],
  ask: AskOptions,
): Promise<number[]> {
  const wrong = new Set<number>();
  for (const part of slices) {
    const [lines, orders] = await Promise.all(
      (["order_line", "order_total"] as const).map(async (table) => {
        const found = await ch.rows<{ batch: number; orders: string; identity: string }>(
          `select batch, toString(count()) as orders, toString(sum(cityHash64(*))) as identity
from (
  select ${keys}, ${sums[table]}
  from ${table}
  where batch in {batches:Array(UInt32)} and ${inPlace[table]} and ${slice}
  group by ${keys}
)
group by batch`,
          { batches, ...part },
          ask,
        );
        return new Map(found.map((one) => [one.batch, `${one.orders} ${one.identity}`]));
      }),
    );
    for (const batch of batches) if (lines!.get(batch) !== orders!.get(batch)) wrong.add(batch);
  }
  // A row that says it is all there is of its order, and is not, counts the order twice.
  const twice = await ch.rows<{ batch: number }>(
    `select distinct batch
from (
  select batch, order_id
  from order_total
  where batch in {batches:Array(UInt32)}
  group by batch, order_id
  having max(alone) = 1 and count() > 1
)`,
    { batches },
    { ...ask, settings: { ...ask.settings, ...spilling } },
  );
  for (const { batch } of twice) wrong.add(batch);
  return [...wrong];
}

/** Orders are told apart by the million. */
const spilling = { max_bytes_before_external_group_by: 1_000_000_000 };

/**
 * The condition on an order that is one row in its batch. Its lines are alike in all that rows are told apart by, and it took no other
 * version's place: were that one brought back beside it, both would be one order. Orders of several parties may lie in several
 * slices, so they are named then; where they are many, none is said to be alone.
 */
async function aloneIn(
  ch: ClickHouse,
  batch: number,
  slices: number,
  ask: AskOptions,
): Promise<{ sql: string; split: bigint[] }> {
  const several = `select toString(order_id) as order_id
from order_line
where batch = {batch:UInt32} and ${inPlace.order_line}
group by order_id
having min(party_id) != max(party_id)
limit ${mostSplit + 1}`;
  const split =
    slices === 1
      ? []
      : await ch.rows<{ order_id: string }>(
          several,
          { batch },
          { ...ask, settings: { ...ask.settings, ...spilling } },
        );
  if (split.length > mostSplit) return { sql: "toUInt8(0)", split: [] };
  return {
    sql: `toUInt8(
  order_id global not in (
    select order_id
    from order_line
    where batch = {batch:UInt32} and ${inPlace.order_line} and ${slice}
    group by order_id
    having min(${likeness}) != max(${likeness})
  )
  and order_id not in (select order_id from replaced_order where by_batch = {batch:UInt32})
  and order_id not in {split:Array(UInt64)})`,
    split: split.map((order) => BigInt(order.order_id)),
  };
}

const mostSplit = 1000;
const likeness = "cityHash64(party_id, occurred_on, kind, sort, channel, store, region)";

/**
 * Writes what the orders of a batch come to, and makes sure that it is what the lines say. Rows whose place another took in a
 * change of the time zone are left out, so none may be under way.
 */
export async function totalOrders(ch: ClickHouse, batch: number, ask: AskOptions = {}): Promise<void> {
  const slices = await slicesOf(ch, [batch], ask);
  const alone = await aloneIn(ch, batch, slices.length, ask);
  for (const part of slices)
    await ch.exec(
      `insert into order_total (${keys}, amount, costed, goods_cost, alone)
select ${keys}, ${sums.order_line}, ${alone.sql}
from order_line
where batch = {batch:UInt32} and ${inPlace.order_line} and ${slice} and ${markOf(batch)}
group by ${keys}`,
      { batch, ...part, split: alone.split },
      // The same rows are written again where a try before was cleared away: the engine must not take them for a repeat.
      { ...ask, settings: { ...ask.settings, insert_deduplicate: 0 } },
    );
  if ((await wrongBatches(ch, [batch], slices, ask)).length > 0)
    throw new Error(`batch ${batch}: its orders are not what its lines come to`);
}

/** By this a statement of ours is known among those that the engine is busy with. */
const markOf = (batch: number) => `'totals of batch ${batch}.' != ''`;

/** So many lines are totalled on the way; more are behind the import's back, and lines are asked until then. */
export const totalledAtOnce = 300_000;

/**
 * Totals what is not totalled yet, batch by batch; answers how many. Nothing while days are being moved. A batch that fails
 * does not stop those behind it.
 */
export async function totalBatches(services: Services, signal: AbortSignal): Promise<number> {
  let count = 0;
  const failed: unknown[] = [];
  // Two that write the same orders would double them.
  await services.db.connection().execute(async (own) => {
    await sql`select pg_advisory_lock(${lock})`.execute(own);
    try {
      for (let after = 0; ; ) {
        signal.throwIfAborted();
        const next = await nextBatch(services, after);
        if (!next) break;
        after = next.batch;
        try {
          if (await totalBatch(services, next, signal)) count++;
        } catch (error) {
          signal.throwIfAborted();
          services.log.warn({ err: error, batch: next.batch }, "lines are asked instead of order totals");
          failed.push(error);
        }
      }
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(own);
    }
  });
  if (failed.length > 0) throw failed[0];
  return count;
}

/** Asks for the totals of what is not totalled yet. */
export async function totalLater(trx: Trx, person: number | null, now: Date): Promise<void> {
  await enqueueJob(trx, { id: randomUUID(), job: "totalOrders", payload: {}, person, now });
}

interface Next {
  batch: number;
  /** The newest change of the time zone at this moment: another one later, and the days may be others. */
  change: number;
}

async function nextBatch({ db }: Services, after: number): Promise<Next | undefined> {
  const [open, change] = [
    await db
      .selectFrom("batch")
      .select("id")
      .where("kind", "=", "orders")
      .where("totalled", "=", false)
      .where("state", "not in", ["staged", "undone", "dropped"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(1)
      .executeTakeFirst(),
    await settledChange(db),
  ];
  return open && change !== undefined ? { batch: open.id, change } : undefined;
}

/** The newest change of the time zone, 0 before the first; undefined while one is under way. */
async function settledChange(db: Db): Promise<number | undefined> {
  const found = await db
    .selectFrom("zone_change")
    .select(({ fn }) => fn.max("id").as("newest"))
    .select(({ fn }) =>
      fn.countAll<string>().filterWhere("state", "in", ["staged", "visible", "dropped"]).as("open"),
    )
    .executeTakeFirstOrThrow();
  return Number(found.open) > 0 ? undefined : Number(found.newest ?? 0);
}

/** Whether its orders may be asked for from now on: not where days were moved or the batch was undone meanwhile. */
async function totalBatch(services: Services, next: Next, signal: AbortSignal): Promise<boolean> {
  const { db, ch } = services;
  await clearTotals(services, next.batch);
  await totalOrders(ch, next.batch, { signal });
  return db.transaction().execute(async (trx) => {
    await keepZone(trx);
    if ((await settledChange(trx)) !== next.change) return false;
    const done = await trx
      .updateTable("batch")
      .set({ totalled: true })
      .where("id", "=", next.batch)
      .where("state", "not in", ["undone", "dropped"])
      .executeTakeFirst();
    return done.numUpdatedRows > 0n;
  });
}

/**
 * Batches whose orders no longer are what their lines come to, whatever the cause, are asked by their lines until they are
 * totalled anew. Answers which; none while days are being moved.
 */
export async function distrustTotals({ db, ch }: Services, signal: AbortSignal): Promise<number[]> {
  const change = await settledChange(db);
  if (change === undefined) return [];
  const totalled = await db.selectFrom("batch").select("id").where("totalled", "=", true).execute();
  const ids = totalled.map((batch) => batch.id);
  if (ids.length === 0) return [];
  const wrong = await wrongBatches(ch, ids, await slicesOf(ch, ids, { signal }), { signal });
  if (wrong.length === 0) return [];
  return db.transaction().execute(async (trx) => {
    await keepZone(trx);
    if ((await settledChange(trx)) !== change) return [];
    // One that was undone for good meanwhile has lost its lines: it is asked neither way.
    await trx.updateTable("batch").set({ totalled: false }).where("id", "in", wrong).execute();
    return wrong;
  });
}

/** The two stores of a backup are of two moments, and totals between them may be half anew: lines are asked until they are totalled again. */
export const totalsAfterRestore: AfterRestore = async ({ db, clock }) => {
  await db.transaction().execute(async (trx) => {
    const found = await trx
      .updateTable("batch")
      .set({ totalled: false })
      .where("totalled", "=", true)
      .executeTakeFirst();
    if (found.numUpdatedRows > 0n) await totalLater(trx, null, clock());
  });
};

/** What a try that broke off, or days of before, have left. */
async function clearTotals({ ch, embedded, log }: Services, batch: number): Promise<void> {
  // On a server elsewhere an insert may outlive the process that asked for it.
  if (!embedded.clickhouse)
    await ch
      .exec(
        `kill query where query_kind = 'Insert' and position(query, 'totals of batch ${batch}.') > 0 sync`,
      )
      .catch((error: unknown) => log.warn({ err: error }, "inserts left behind"));
  const left = await ch.rows("select 1 as one from order_total where batch = {batch:UInt32} limit 1", {
    batch,
  });
  if (left.length === 0) return;
  // Nobody may be reading it: who asked while it was whole reads it by now, or has ended.
  await ch.questionsBegun();
  await ch.exec("delete from order_total where batch = {batch:UInt32}", { batch });
}
