import { customerNumber } from "../customers/customerNumber.ts";
import type { ReadContext } from "../verb.ts";
import type { Person } from "./schema.ts";
import { purchaseRelations } from "./slice/purchases.ts";

export interface Listed {
  customerId: number;
  contributes: number | null;
}

interface Habit {
  customer_id: number;
  orders: number;
  amount: number;
  last_on: string;
  silent: number;
  rhythm: number | null;
}

/**
 * Lines of a list: figures of all of history up to `to` from the facts, names from the customer files, in the order given.
 * The ids were found under the reader's row scope; what he may not read of them is left out here.
 */
export async function peopleOf(
  context: Pick<ReadContext, "db" | "ch" | "actor" | "signal">,
  listed: readonly Listed[],
  asked: { to: string; definition: Parameters<typeof purchaseRelations>[0]["definition"]; replaced: boolean },
): Promise<Person[]> {
  if (listed.length === 0) return [];
  const ids = listed.map((row) => row.customerId);
  const { db, ch, actor } = context;
  const maskedName = actor.masked.has("name");
  const [files, habits] = await Promise.all([
    db
      .selectFrom("party")
      .leftJoin("store", "store.id", "party.store")
      .leftJoin("member", "member.person", "party.owner")
      .select([
        "party.party_id",
        "party.public_id",
        "party.name",
        "store.name as store",
        "member.name as owner",
      ])
      .select(customerNumber("party", actor).as("number"))
      .where("party.party_id", "in", ids)
      .execute(),
    habitsOf(ch, ids, asked, context),
  ]);
  const fileOf = new Map(files.map((file) => [file.party_id, file]));
  const habitOf = new Map(habits.map((habit) => [habit.customer_id, habit]));
  return listed.map(({ customerId, contributes }) => {
    const file = fileOf.get(customerId);
    const habit = habitOf.get(customerId);
    return {
      customerId,
      publicId: file?.public_id ?? null,
      name: maskedName ? null : (file?.name ?? null),
      number: file?.number ?? null,
      maskedName,
      store: file?.store ?? null,
      owner: file?.owner ?? null,
      contributes,
      orders: habit?.orders ?? 0,
      amount: habit?.amount ?? 0,
      lastOn: habit?.last_on ?? null,
      silentDays: habit?.silent ?? null,
      rhythmDays: habit?.rhythm ?? null,
    };
  });
}

/** Read by the table's order, so a page of fifty costs milliseconds among twenty million lines. */
async function habitsOf(
  ch: ReadContext["ch"],
  customers: readonly number[],
  asked: { to: string; definition: Parameters<typeof purchaseRelations>[0]["definition"]; replaced: boolean },
  context: Pick<ReadContext, "actor" | "signal">,
): Promise<Habit[]> {
  const { history, params } = purchaseRelations({
    periods: [{ from: "1970-01-02", to: asked.to }],
    definition: asked.definition,
    filters: [],
    lineSlices: [],
    actor: { ...context.actor, scope: { all: true } },
    replaced: asked.replaced,
  });
  return ch.rows<Habit>(
    `select
  customer_id,
  toFloat64(uniqExactIf(order_id, bought)) as orders,
  toFloat64(sum(amount)) as amount,
  maxIf(occurred_on, bought) as last_on,
  toInt32(dateDiff('day', last_on, {to:Date})) as silent,
  arraySort(groupUniqArrayIf(toUInt16(occurred_on), bought)) as days,
  if(length(days) < 2, null, arrayReduce('median', arrayPopFront(arrayDifference(days)))) as rhythm
from ${history}
where (bucket, party_id) in (
  select intHash32(party) % 64, party
  from (
    select arrayJoin({customers:Array(UInt32)}) as party
    union all
    select party_id
    from merged_party final
    where gone = 0 and customer_id in {customers:Array(UInt32)}
  )
)
group by customer_id
order by customer_id`,
    { ...params, customers: [...customers] },
    { signal: context.signal },
  );
}
