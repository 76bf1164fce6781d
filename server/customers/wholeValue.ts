import { factsVersion } from "../platform/factsVersion.ts";
import type { ReadContext } from "../verb.ts";
import { asOfDay } from "./asOfDay.ts";
import { customerFigures } from "./customerFigures.ts";
import { ordersOf } from "./customerOrders.ts";
import type { FoundCustomer } from "./onCustomer.ts";
import { stampOf } from "./partyTotals.ts";
import { definitionShape } from "./schema.ts";
import { standing } from "./standing.ts";

type Asking = Pick<ReadContext, "db" | "ch" | "now" | "zone">;

/** What is worked out about one person: what he is worth so far, where he stands, what is expected, which segments he is in. */
export async function wholeValue({ db, ch, now, zone }: Asking, { customerId, parties }: FoundCustomer) {
  const definition = definitionShape.parse({});
  const version = await factsVersion(db);
  const asOf = await asOfDay(ch, { now, zone, version });
  const [orders, { level, place }, forecasts, members] = await Promise.all([
    ordersOf(ch, parties, definition),
    standing(ch, stampOf(version, definition, asOf), parties),
    ch.rows<Record<string, unknown>>(
      `select p_alive, purchases_90, purchases_180, purchases_365, order_value, spend_90, spend_180, clv_365, clv_365_low, clv_365_high, lateness, due_in,
         (select max(as_of) from score_run final where gone = 0) as as_of
       from customer_score(hidden = {hidden:Array(UInt32)}) where customer_id = {customer:UInt32}`,
      { customer: customerId },
    ),
    ch.rows<{ segment: number; since: string }>(
      `select segment, toString(toDate(min(since))) as since from segment_member
       where party_id in {parties:Array(UInt32)} group by segment order by segment`,
      { parties },
    ),
  ]);
  const names = await db
    .selectFrom("segment")
    .select(["id", "name"])
    .where("id", "in", [0, ...members.map((row) => row.segment)])
    .where("deleted_at", "is", null)
    .execute();
  const named = new Map(names.map((row) => [row.id, row.name]));
  const { rhythm, clv, ...figures } = customerFigures(orders, asOf, 3);
  return {
    value: {
      asOf,
      level,
      place,
      ...figures,
      usualGapDays: rhythm?.median ?? null,
      simpleClv: clv?.value ?? null,
      simpleClvYears: clv?.years ?? null,
    },
    /** Null where no run of the forecast has said anything of this person. */
    forecast: forecasts[0] ?? null,
    /** The segments that people made; the value level stands above. */
    segments: members.flatMap(({ segment, since }) => {
      const name = named.get(segment);
      return name === undefined ? [] : [{ name, since }];
    }),
  };
}
