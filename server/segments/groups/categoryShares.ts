import type { ClickHouse, Params } from "../../platform/clickhouse/client.ts";
import type { Feature } from "./features.ts";

/** The largest so many are looked at, each on its own. */
const mostCategories = 5;
/** A category that fewer of the buyers bought tells single customers apart, not groups. */
const leastBuyers = 0.1;

const counts =
  "party_id != 0 and occurred_on < {tomorrow:Date} and kind = 'sale' and amount != 0 and category != ''";

/** The categories of the most money that a tenth of the buyers bought at least; none where there is only one. */
export async function largeCategories(
  ch: Pick<ClickHouse, "rows">,
  purchases: string,
  params: Params,
  buyers: number,
  signal: AbortSignal,
): Promise<string[]> {
  const rows = await ch.rows<{ category: string }>(
    `select toString(category) as category
from ${purchases}
where ${counts}
group by category
having uniqExact(customer_id) >= {least:Float64} and sum(amount) > 0
order by sum(amount) desc, category
limit ${mostCategories}`,
    { ...params, least: leastBuyers * buyers },
    { signal, timeoutMs: 120_000 },
  );
  return rows.length < 2 ? [] : rows.map((row) => row.category);
}

/** One row a customer: what he spent in each of the categories, and in all that have a name. */
export const categoryMoney = (purchases: string, categories: readonly string[]): string =>
  `select customer_id, toFloat64(sum(amount)) as named_money${categories
    .map(
      (_, i) =>
        `, toFloat64(sumIf(amount, category = {categories:Array(String)}[${i + 1}])) as category_money_${i + 1}`,
    )
    .join("")}
    from ${purchases}
    where ${counts}
    group by customer_id`;

/** Shares of the money; their roots, so that a tenth more counts most where there was nothing (Hellinger's distance). */
export const categoryFeatures = (categories: readonly string[]): Feature[] =>
  categories.map((category, i) => {
    const share = `least(1, greatest(0, category_money_${i + 1} / if(named_money > 0, named_money, 1)))`;
    return {
      feature: `category_${i + 1}`,
      title: { zh: `「${category}」占金额`, en: `“${category}”, of the money` },
      unit: "rate",
      sql: share,
      scaled: `sqrt(${share})`,
      high: { zh: `多买${category}`, en: `much ${category}` },
      low: { zh: `少买${category}`, en: `little ${category}` },
      known: "named_money > 0",
      has: `category_money_${i + 1} > 0`,
      least: leastBuyers,
    };
  });
