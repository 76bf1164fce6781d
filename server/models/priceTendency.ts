/** What everyone paid in a year, by product and category. */
export interface PriceLevel {
  sku: number;
  category: string;
  /** Median price of a piece over lines. */
  usual: number;
  lines: number;
  pieces: number;
  paid: number;
}

export interface OwnLine {
  sku: number;
  category: string;
  pieces: number;
  paid: number;
}

export interface PriceTendency {
  /** Lines of products that others bought often enough to have a usual price, and those of them at least 5% below it. */
  comparable: number;
  discounted: number;
  /** Null with fewer than five such lines. */
  discountShare: number | null;
  /** What was paid over what others would have paid for as many pieces of the same categories; null below five lines. */
  level: number | null;
  /** The categories in it, most money first. */
  categories: { name: string; lines: number; pieces: number; paid: number; others: number }[];
}

/** So far below the usual price and a line was bought cheaper than usual. */
const cheaper = 0.95;
const leastOwn = 5;
/** Lines of other people from which a price can be told: of one product, of a category. */
const leastOfProduct = 10;
const leastOfCategory = 30;

/** Does a customer buy when it is cheaper, and dearer or cheaper things than others in the same categories? */
export function priceTendency(own: readonly OwnLine[], levels: readonly PriceLevel[]): PriceTendency {
  const products = new Map(levels.map((level) => [keyOf(level), level]));
  const bought = summed(own, keyOf);
  let [comparable, discounted] = [0, 0];
  for (const line of own) {
    const level = products.get(keyOf(line));
    if (line.sku === 0 || !level || level.lines - bought.get(keyOf(line))!.lines < leastOfProduct) continue;
    comparable++;
    if (line.paid / line.pieces < cheaper * level.usual) discounted++;
  }
  const everyone = summed(levels, ({ category }) => category);
  const categories = [...summed(own, ({ category }) => category)]
    .flatMap(([name, mine]) => {
      const all = everyone.get(name);
      if (name === "" || !all || all.lines - mine.lines < leastOfCategory || all.pieces <= mine.pieces)
        return [];
      const others = (all.paid - mine.paid) / (all.pieces - mine.pieces);
      return others > 0 ? [{ name, ...mine, others }] : [];
    })
    .sort((a, b) => b.paid - a.paid || (a.name < b.name ? -1 : 1));
  const told = categories.reduce((sum, { lines }) => sum + lines, 0) >= leastOwn;
  const asOthers = categories.reduce((sum, { pieces, others }) => sum + pieces * others, 0);
  return {
    comparable,
    discounted,
    discountShare: comparable < leastOwn ? null : discounted / comparable,
    level: told ? categories.reduce((sum, { paid }) => sum + paid, 0) / asOthers : null,
    categories,
  };
}

const keyOf = ({ sku, category }: { sku: number; category: string }) => `${sku} ${category}`;

function summed<T extends { pieces: number; paid: number; lines?: number }>(
  rows: readonly T[],
  key: (row: T) => string,
) {
  const sums = new Map<string, { lines: number; pieces: number; paid: number }>();
  for (const row of rows) {
    const sum = sums.get(key(row)) ?? { lines: 0, pieces: 0, paid: 0 };
    sum.lines += row.lines ?? 1;
    sum.pieces += row.pieces;
    sum.paid += row.paid;
    sums.set(key(row), sum);
  }
  return sums;
}
