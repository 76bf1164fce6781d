import type { ReadContext } from "../../verb.ts";

export interface Sums {
  customers: number;
  money: number;
  orders: number;
  years: number;
  perYear: number;
}

export interface Profit {
  /** Customers with a line whose cost is known. */
  customers: number;
  perYear: number;
  /** Of the customers' money, the part of lines whose cost is known. */
  costed: number;
  /** Of these customers; 0 where serving is left out. */
  minutes: number;
}

export interface Largest {
  customer_id: number;
  money: number;
  orders: number;
  years: number;
  perYear: number;
}

interface Row extends Sums {
  profit_customers: number;
  profit: number;
  costed: number;
  minutes: number;
  width: number;
  counts: number[];
  sums: number[];
  top: number;
  largest: [perYear: number, customer: number, money: number, orders: number, years: number][];
}

/**
 * Everything about all customers in one pass over their lines: sums, profit, the spread and the most valuable. Twenty bands
 * up to where 98 in 100 customers lie, and one above; who is worth less than nothing is in none. Each is told his band once:
 * with a million customers a twelfth of the time of asking every band about everybody. Multiplying everyone by the same years
 * changes neither order nor shares.
 */
export async function wholeClv(
  context: Pick<ReadContext, "ch" | "signal">,
  { from, params }: { from: string; params: Parameters<ReadContext["ch"]["rows"]>[1] },
  years: number | null,
  page: { limit: number; offset: number },
  /** Where it is taken off the profit; `from` then has each customer's minutes as `served.minutes`. */
  serving: { hourlyCost: number } | null,
) {
  const cost = serving ? " - ifNull(served.minutes, 0) / 60 * {hourly_cost:Float64}" : "";
  const minutes = serving ? "toFloat64(sumIf(ifNull(served.minutes, 0), figure.costed > 0))" : "toFloat64(0)";
  const [row] = await context.ch.rows<Row>(
    `select
  customers, money, orders, years, perYear, profit_customers, profit, costed, minutes, largest, width,
  arrayMap(band -> toFloat64(countEqual(bands, band)), range(21)) as counts,
  arrayMap(band -> arraySum((x, own) -> if(own = band, x, 0), worth, bands), range(21)) as sums,
  arraySum(arraySlice(arrayReverseSort(worth), 1, toUInt32(ceil(length(worth) * 0.2)))) as top
from (
  select
    toFloat64(count()) as customers,
    sum(figure.money) as money,
    sum(figure.orders) as orders,
    sum(figure.years) as years,
    sum(figure.money / figure.years) as perYear,
    toFloat64(countIf(figure.costed > 0)) as profit_customers,
    sumIf((figure.money * (figure.costed - figure.goods_cost) / figure.costed${cost}) / figure.years, figure.costed > 0) as profit,
    sum(figure.costed) as costed,
    ${minutes} as minutes,
    groupArraySorted(${page.offset + page.limit})((-(figure.money / figure.years), figure.customer_id, figure.money, figure.orders, figure.years)) as largest,
    groupArray(figure.money / figure.years * {years:Float64}) as worth,
    quantileExact(0.98)(figure.money / figure.years * {years:Float64}) / 20 as rough,
    exp10(floor(log10(greatest(rough, 0.01)))) as step,
    multiIf(rough <= step, step, rough <= 2 * step, 2 * step, rough <= 5 * step, 5 * step, 10 * step) as width,
    arrayMap(x -> toInt8(greatest(-1, least(20, floor(x / width)))), worth) as bands
  ${from})`,
    { ...params, years: years ?? 1, hourly_cost: serving?.hourlyCost ?? 0 },
    { signal: context.signal, timeoutMs: 60_000 },
  );
  const total: Sums | undefined = row;
  const profit: Profit = {
    customers: row?.profit_customers ?? 0,
    perYear: row?.profit ?? 0,
    costed: row?.costed ?? 0,
    minutes: row?.minutes ?? 0,
  };
  const largest = (row?.largest ?? []).slice(page.offset).map(
    ([perYear, customer, money, orders, known]): Largest => ({
      customer_id: Number(customer),
      perYear: -perYear,
      money,
      orders,
      years: known,
    }),
  );
  const spread =
    !row || row.perYear <= 0 || years === null
      ? { distribution: [], top20Share: null }
      : {
          distribution: row.counts.map((customers, i) => ({
            from: i * row.width,
            to: i === 20 ? null : (i + 1) * row.width,
            customers,
            clv: row.sums[i]!,
          })),
          top20Share: row.top / row.sums.reduce((sum, band) => sum + band, 0),
        };
  return { total, profit, largest, spread };
}
