import type { ClickHouse } from "../platform/clickhouse/client.ts";
import type { Db } from "../platform/database.ts";
import { customerFacts, nameOf, shownFacts } from "./customerFacts.ts";
import { ofParties } from "./customerOrders.ts";
import { textsOfParties } from "./factTexts.ts";
import { factKindsShown } from "./timelineShape.ts";

/** Later than anything, and more than one person has of anything. */
const everything = { before: { at: "9999-12-31T00:00:00.000Z", key: "~" }, limit: 1_000_000 };

/**
 * What happened with these people beside orders, as the timeline has it but under names and with all of its words; what they
 * paid, and what was delivered. `texts` is null where the reader does not see free words.
 */
export async function wholeEvents(
  db: Db,
  ch: ClickHouse,
  parties: number[],
  { wordless, currency }: { wordless: boolean; currency: string },
) {
  const those = ofParties(parties);
  const of = "where bucket in {buckets:Array(UInt8)} and party_id in {parties:Array(UInt32)}";
  const [facts, texts, payments, deliveries] = await Promise.all([
    customerFacts(db, ch, { parties, ...everything }, factKindsShown, true, currency),
    wordless ? undefined : textsOfParties(db, parties),
    ch.rows<Record<string, unknown>>(
      `select occurred_on, number, invoice, amount_original, currency,
         if(amount = 0 and amount_original != 0, null, amount) as amount, toString(way) as way
       from payment(hidden = {hidden:Array(UInt32)}) ${of} order by occurred_on, id`,
      those,
    ),
    ch.rows<Record<string, unknown>>(
      `select occurred_on, order_no, toString(product) as product, promised_on, shipped_on, delivered_on, wanted, sent,
         stock_out, toString(carrier) as carrier
       from delivery(hidden = {hidden:Array(UInt32)}) ${of} order by occurred_on, id`,
      those,
    ),
  ]);
  const events = facts
    .flatMap((event) => {
      if (!("fact" in event)) return [];
      const { kind, key, on, at, dayOnly, by, fact } = event;
      const shown = shownFacts[kind];
      const id = key.slice(kind.length + 1);
      const details = Object.fromEntries(
        shown.words.flatMap((word, n) =>
          word === "''" || !fact.words[n] ? [] : [[nameOf(word), fact.words[n]]],
        ),
      );
      return {
        kind,
        on,
        at: dayOnly ? null : at,
        by,
        details,
        ...(fact.value === null ? {} : { [nameOf(shown.value)]: fact.value }),
        ...(shown.money === "''" ? {} : { currency: fact.currency, original: fact.original }),
        texts: texts ? { ...texts.get(`${shown.view} ${id}`), ...texts.get(`contact ${id}`) } : null,
      };
    })
    .reverse();
  return { events, payments, deliveries };
}
export type WholeEvent = Awaited<ReturnType<typeof wholeEvents>>["events"][number];
