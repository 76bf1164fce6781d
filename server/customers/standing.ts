import type { ClickHouse } from "../platform/clickhouse/client.ts";
import type { Db } from "../platform/database.ts";
import { customerTotals } from "./chooseCustomers.ts";
import { partiesUntil, totalsStamp } from "./partyTotals.ts";
import type { Definition } from "./schema.ts";

/** The lines between the three classes: the first fifth of buyers by 12-month sales, and the next three tenths. */
export const classCuts = { high: 0.2, potential: 0.5 } as const;

/**
 * Where a customer stands among all who bought in the last 12 months. Only read where the totals lie ready: a file must
 * open in milliseconds, and the list works them out.
 */
export async function standing(
  context: { db: Db; ch: ClickHouse; now: Date; zone: string },
  definition: Definition,
  amountYear: number,
) {
  if (amountYear <= 0) return null;
  const { stamp } = await totalsStamp(context, definition);
  if ((await partiesUntil(context.ch, stamp)) === undefined) return null;
  const [row] = await context.ch.rows<{ above: number; buyers: number }>(
    `select toUInt32(countIf(toFloat64(amount_year) > {mine:Float64} + 0.00005)) above, toUInt32(count()) buyers
     from ${customerTotals}
     where amount_year > 0`,
    { stamp, mine: amountYear },
  );
  if (!row || row.buyers === 0) return null;
  const share = (row.above + 1) / row.buyers;
  const of = share <= classCuts.high ? "high" : share <= classCuts.potential ? "potential" : "low";
  return {
    above: row.above,
    buyers: row.buyers,
    share: Math.min(1, share),
    class: of as "high" | "potential" | "low",
  };
}
