import type { ClickHouse } from "../platform/clickhouse/client.ts";
import { convertedSql } from "../platform/rates/convertedSql.ts";

/** Rows of a file in another currency than the company's. */
export interface ForeignRows {
  currency: string;
  rows: number;
  withoutRate: number;
  /** In that currency. */
  amount: string;
  firstDay: string;
  lastDay: string;
  /** Of those without a rate; null where every row has one. */
  withoutFrom: string | null;
  withoutTo: string | null;
}

const isForeign = "currency not in ('', {currency:String})";

/** A staged amount in the company's currency; 0 without a rate. */
export const worthSql = (amount: string) =>
  `if(${isForeign}, ifNull(${convertedSql(amount, "currency", "occurred_on")}, toDecimal64(0, 4)), ${amount})`;

/** Of an import's staged rows that can be taken, by the column that holds their money. */
export async function foreignRows(
  ch: ClickHouse,
  staged: string,
  amount: string,
  currency: string,
): Promise<ForeignRows[]> {
  const found = await ch.rows<
    Omit<ForeignRows, "rows" | "withoutRate"> & { rows: string; withoutRate: string }
  >(
    `select money_in as currency, count() as rows, countIf(not rated) as withoutRate,
  toString(sum(money)) as amount, toString(min(day)) as firstDay, toString(max(day)) as lastDay,
  if(withoutRate = 0, null, toString(minIf(day, not rated))) as withoutFrom,
  if(withoutRate = 0, null, toString(maxIf(day, not rated))) as withoutTo
from (
  select toString(currency) as money_in, occurred_on as day, ifNull(${amount}, toDecimal64(0, 4)) as money,
    dictHas('{database}.exchange_rate', tuple(currency), occurred_on) as rated
  from ${staged}
  where bad_code = '' and ${isForeign} and money != 0
)
group by money_in order by rows desc, money_in`,
    { currency },
  );
  return found.map((row) => ({ ...row, rows: Number(row.rows), withoutRate: Number(row.withoutRate) }));
}
