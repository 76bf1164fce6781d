import type { Period } from "../schema.ts";
import { addDays } from "../slice/calendar.ts";
import type { Market } from "./schema.ts";

export interface Stated {
  market: string;
  /** 0: the market as a whole. */
  region: number;
  subject: string;
  measure: string;
  from: string;
  until: string;
  value: number;
  by: string;
}

export interface Sold {
  day: string;
  category: string;
  every: number;
  amount: number;
}

const number = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/**
 * Our part of each market, over those days of the period that its size was observed for: a size is spread evenly over its
 * days. A market whose whole has a size is not added to from its regions. Our own sales are those observed for that
 * market, else those of the category of its name, else, where there is one market only, all of them; else not known.
 */
export function sharesOf(rows: readonly Stated[], sold: readonly Sold[], period: Period): Market["markets"] {
  const names = [
    ...new Set(rows.filter((row) => row.measure === "market_size").map((row) => row.market)),
  ].sort();
  const categories = new Set(sold.filter((row) => row.every === 0).map((row) => row.category));
  return names
    .map((market) => {
      const own = rows.filter((row) => row.market === market);
      const sizes = wholeFirst(own.filter((row) => row.measure === "market_size"));
      const days = coveredDays(sizes, period);
      const size = spread(sizes, days);
      const ofUs = wholeFirst(own.filter((row) => row.measure === "sales" && row.subject === "us"));
      const sales = (pick: (row: Sold) => boolean) =>
        sold.reduce((sum, row) => sum + (pick(row) && days.has(row.day) ? row.amount : 0), 0);
      const known =
        ofUs.length > 0
          ? { own: spread(ofUs, days), basis: "observed" as const }
          : market !== "" && categories.has(market)
            ? { own: sales((row) => row.every === 0 && row.category === market), basis: "category" as const }
            : names.length === 1
              ? { own: sales((row) => row.every === 1), basis: "whole" as const }
              : { own: null, basis: null };
      const rivals = [
        ...new Set(
          own.filter((row) => row.measure === "sales" && row.subject !== "us").map((row) => row.subject),
        ),
      ];
      return {
        market,
        size,
        days: days.size,
        ofDays: number(period.to) - number(period.from),
        ...known,
        share: known.own === null || size <= 0 ? null : known.own / size,
        competitors: rivals
          .map((subject) => {
            const theirs = wholeFirst(
              own.filter((row) => row.measure === "sales" && row.subject === subject),
            );
            const amount = spread(theirs, days);
            return { subject, sales: amount, share: size <= 0 ? 0 : amount / size };
          })
          .sort((a, b) => b.sales - a.sales || a.subject.localeCompare(b.subject)),
        stated: sizes.map(({ from, until, by }) => ({ from, until, by })),
      };
    })
    .sort((a, b) => b.size - a.size || a.market.localeCompare(b.market));
}

const wholeFirst = (rows: readonly Stated[]) => {
  const whole = rows.filter((row) => row.region === 0);
  return whole.length > 0 ? whole : [...rows];
};

function coveredDays(rows: readonly Stated[], { from, to }: Period): Set<string> {
  const days = new Set<string>();
  for (const row of rows)
    for (let day = row.from > from ? row.from : from; day < row.until && day < to; day = addDays(day, 1))
      days.add(day);
  return days;
}

/** The part of what was stated that falls on these days. */
function spread(rows: readonly Stated[], days: ReadonlySet<string>): number {
  return rows.reduce((sum, row) => {
    const length = number(row.until) - number(row.from);
    let inside = 0;
    for (const day of days) if (day >= row.from && day < row.until) inside += 1;
    return sum + (row.value * inside) / length;
  }, 0);
}
