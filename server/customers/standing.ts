import type { ClickHouse } from "../platform/clickhouse/client.ts";
import { customerTotals } from "./chooseCustomers.ts";

/** The lines between the three classes: the first fifth of buyers by 12-month sales, and the next three tenths. */
const classCuts = { high: 0.2, potential: 0.5 } as const;

/**
 * Where a customer stands among all who bought in the last 12 months. Only read where the totals lie ready: a file must
 * open in milliseconds, and the list works them out.
 */
export async function standing(ch: ClickHouse, stamp: number, parties: readonly number[]) {
  const [row] = await ch.rows<{ above: number; buyers: number; mine: number }>(
    `with (
       select sum(amount_year) from party_total where stamp = {stamp:UInt32} and party_id in {parties:Array(UInt32)}
     ) as own
     select toUInt32(countIf(amount_year > own)) above, toUInt32(count()) buyers, toFloat64(any(own)) mine
     from ${customerTotals}
     where amount_year > 0
       and {stamp:UInt32} in (select stamp from party_total_kept)`,
    { stamp, parties },
  );
  if (!row || row.buyers === 0 || row.mine <= 0) return null;
  const share = Math.min(1, (row.above + 1) / row.buyers);
  const of = share <= classCuts.high ? "high" : share <= classCuts.potential ? "potential" : "low";
  return { above: row.above, buyers: row.buyers, share, class: of as "high" | "potential" | "low" };
}
