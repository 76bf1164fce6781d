import { sql } from "kysely";
import type { AfterRestore } from "../../platform/backup/restored.ts";
import type { AskOptions, ClickHouse } from "../../platform/clickhouse/client.ts";
import type { Services } from "../../platform/services.ts";
import { keepZone } from "../../platform/zoneLock.ts";

const lock = 7_204;
const buckets = 64;
/** So long others' writes wait. */
const linesAtOnce = 2_000_000;

const sums =
  "sum(amount), sum(if(cost is null, toDecimal64(0, 4), amount)), sum(ifNull(cost, toDecimal64(0, 4)))";

/** Money, orders and their days: equal over the lines of a batch and over what its orders come to. */
const compared = (
  from: string,
) => `select toString(sum(of_order.money)) as sold, toString(uniqExact(of_order.order_id)) as placed,
  toString(sum(cityHash64(of_order.order_id, of_order.occurred_on, of_order.money))) as identity
from (
  select order_id, occurred_on, sum(amount) as money
  from ${from} and batch = {batch:UInt32}
  group by order_id, occurred_on
) as of_order`;

/**
 * Writes what the orders of a batch come to, and makes sure that it is what the lines say. Rows whose place another took in a
 * change of the time zone are left out, so none may be under way.
 */
export async function totalOrders(ch: ClickHouse, batch: number, ask: AskOptions = {}): Promise<void> {
  const [found] = await ch.rows<{ n: string }>(
    "select count() as n from order_line where batch = {batch:UInt32}",
    { batch },
    ask,
  );
  const slices = Math.min(buckets, Math.ceil(Number(found?.n ?? 0) / linesAtOnce));
  for (let slice = 0; slice < slices; slice++)
    await ch.exec(
      `insert into order_total
  (bucket, party_id, occurred_on, order_id, kind, sort, channel, store, region, batch, amount, costed, goods_cost)
select bucket, party_id, occurred_on, order_id, kind, sort, channel, store, region, batch, ${sums}
from order_line
where batch = {batch:UInt32} and left_by = 0 and bucket >= {from:UInt8} and bucket < {to:UInt8}
group by bucket, party_id, occurred_on, order_id, kind, sort, channel, store, region, batch`,
      {
        batch,
        from: Math.floor((buckets * slice) / slices),
        to: Math.floor((buckets * (slice + 1)) / slices),
      },
      ask,
    );
  const [lines, orders] = await Promise.all(
    ["order_line where left_by = 0", "order_total where true"].map((from) =>
      ch.rows(compared(from), { batch }, ask),
    ),
  );
  if (JSON.stringify(lines) !== JSON.stringify(orders))
    throw new Error(`batch ${batch}: its orders are not what its lines come to`);
}

/** So many lines are totalled on the way; more are behind the import's back, and lines are asked until then. */
export const totalledAtOnce = 300_000;

/** Totals what is not totalled yet, batch by batch; answers how many. Nothing while days are being moved. */
export async function totalBatches(services: Services, signal: AbortSignal): Promise<number> {
  let count = 0;
  while (await totalNext(services, signal)) count++;
  return count;
}

/** One at a time, and no change of the time zone comes in between: two that write the same orders would double them. */
async function totalNext({ db, ch }: Services, signal: AbortSignal): Promise<boolean> {
  signal.throwIfAborted();
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${lock})`.execute(trx);
    await keepZone(trx);
    const open = await trx
      .selectFrom("batch")
      .select("id")
      .where("kind", "=", "orders")
      .where("totalled", "=", false)
      .where("state", "not in", ["staged", "undone", "dropped"])
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("zone_change").select("id").where("state", "in", ["staged", "visible", "dropped"]),
          ),
        ),
      )
      .orderBy("id")
      .limit(1)
      .executeTakeFirst();
    if (!open) return false;
    await clearTotals(ch, open.id);
    await totalOrders(ch, open.id, { signal });
    await trx.updateTable("batch").set({ totalled: true }).where("id", "=", open.id).execute();
    return true;
  });
}

/** Batches whose orders no longer are what their lines come to, whatever the cause, are asked by their lines until they are totalled anew. */
export async function distrustTotals({ db, ch }: Services): Promise<number[]> {
  const totalled = await db.selectFrom("batch").select("id").where("totalled", "=", true).execute();
  const ids = totalled.map((batch) => batch.id);
  const [lines, orders] = await Promise.all(
    ["order_line", "order_total"].map(async (table) => {
      const found = await ch.rows<{ batch: number; rows: string; sold: string }>(
        `select batch, toString(uniqExact(order_id)) as rows, toString(sum(amount)) as sold from ${table}
where batch in {ids:Array(UInt32)} ${table === "order_line" ? "and left_by = 0" : ""}
group by batch`,
        { ids },
      );
      return new Map(found.map(({ batch, rows, sold }) => [batch, `${rows} ${sold}`]));
    }),
  );
  const wrong = ids.filter((id) => lines!.get(id) !== orders!.get(id));
  if (wrong.length > 0)
    await db.updateTable("batch").set({ totalled: false }).where("id", "in", wrong).execute();
  return wrong;
}

/** The two stores of a backup are of two moments, and totals between them may be half anew: lines are asked until they are totalled again. */
export const totalsAfterRestore: AfterRestore = async ({ db }) => {
  await db.updateTable("batch").set({ totalled: false }).where("totalled", "=", true).execute();
};

/** What a try that broke off, or days of before, have left. */
async function clearTotals(ch: ClickHouse, batch: number): Promise<void> {
  const left = await ch.rows("select 1 as one from order_total where batch = {batch:UInt32} limit 1", {
    batch,
  });
  if (left.length === 0) return;
  // Nobody may be reading it: who asked while it was whole reads it by now, or has ended.
  await ch.questionsBegun();
  await ch.exec("delete from order_total where batch = {batch:UInt32}", { batch });
}
