import type { AskOptions, ClickHouse } from "../../platform/clickhouse/client.ts";
import type { Services } from "../../platform/services.ts";

const sums =
  "sum(amount), sum(if(cost is null, toDecimal64(0, 4), amount)), sum(ifNull(cost, toDecimal64(0, 4)))";

/** Money, orders and their days: equal over the lines of a batch and over what its orders come to. */
const compared = (
  from: string,
) => `select toString(sum(money)) as money, toString(uniqExact(order_id)) as orders,
  toString(sum(cityHash64(order_id, occurred_on, money))) as days
from (
  select order_id, occurred_on, sum(amount) as money
  from ${from} and batch = {batch:UInt32}
  group by order_id, occurred_on
)`;

/**
 * Writes what the orders of a batch come to, in place of what was there, and makes sure that it is what the lines say. Rows whose place another
 * took in a change of the time zone are left out, so none may be under way.
 */
export async function totalOrders(ch: ClickHouse, batch: number, ask: AskOptions = {}): Promise<void> {
  // Nobody may be reading what is replaced: who asked while it was whole reads it by now, or has ended.
  await ch.questionsBegun();
  await ch.exec("delete from order_total where batch = {batch:UInt32}", { batch }, ask);
  await ch.exec(
    `insert into order_total
  (bucket, party_id, occurred_on, order_id, kind, sort, channel, store, region, batch, amount, costed, goods_cost)
select bucket, party_id, occurred_on, order_id, kind, sort, channel, store, region, batch, ${sums}
from order_line
where batch = {batch:UInt32} and left_by = 0
group by bucket, party_id, occurred_on, order_id, kind, sort, channel, store, region, batch`,
    { batch },
    { ...ask, settings: { optimize_aggregation_in_order: 1 } },
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
export async function totalBatches({ db, ch }: Services, signal: AbortSignal): Promise<number> {
  let count = 0;
  for (;;) {
    const open = await db
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
    if (!open) return count;
    signal.throwIfAborted();
    const { epoch } = await daysOf(db);
    await totalOrders(ch, open.id, { signal });
    // A change of the zone that came in between has moved days: the batch is totalled again.
    const done = await db
      .updateTable("batch")
      .set({ totalled: true })
      .where("id", "=", open.id)
      .where(({ selectFrom, eb }) =>
        eb(
          selectFrom("zone_change").select(({ fn }) => fn.countAll<string>().as("n")),
          "=",
          epoch,
        ),
      )
      .executeTakeFirst();
    if (done.numUpdatedRows > 0n) count++;
  }
}

async function daysOf(db: Services["db"]): Promise<{ epoch: string }> {
  const row = await db
    .selectFrom("zone_change")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .executeTakeFirstOrThrow();
  return { epoch: row.n };
}
