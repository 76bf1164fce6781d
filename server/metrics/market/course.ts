import type { Period } from "../schema.ts";
import type { Competitiveness } from "./schema.ts";
import { type Sold, type Stated, sharesOf } from "./shares.ts";

/** A rating or a price of one subject in one month. */
export interface Quoted {
  measure: "rating" | "price";
  market: string;
  unit: string;
  subject: string;
  /** First day of the month. */
  month: string;
  value: number;
  by: string;
  on: string;
}

type Line = Competitiveness["lines"][number];
type Point = Line["subjects"][number]["points"][number];

const unknown: Point = { value: null, by: "", on: null };

/**
 * Shares of each market, month by month, and ratings and prices, ours and those of others: a month for which nothing was
 * stated is unknown and never 0, and never filled from its neighbours. What our sales are taken from (imported, the category of the
 * market's name, or all there are) is one thing over all months.
 */
export function courseOf(
  months: readonly Period[],
  found: { stated: readonly Stated[]; sold: readonly Sold[]; quoted: readonly Quoted[] },
): Line[] {
  return [...shareLines(months, found.stated, found.sold), ...quotedLines(months, found.quoted)];
}

function shareLines(months: readonly Period[], stated: readonly Stated[], sold: readonly Sold[]): Line[] {
  const monthly = months.map((month) => sharesOf(stated, sold, month));
  const markets = new Map(monthly.flat().map(({ market }) => [market, 0]));
  for (const { market, size } of monthly.flat()) markets.set(market, markets.get(market)! + size);
  return [...markets]
    .sort(([a, size], [b, other]) => other - size || a.localeCompare(b))
    .map(([market]) => {
      const found = (i: number) => monthly[i]!.find((one) => one.market === market);
      /** Whoever states this subject's sales in that month; undefined: nobody does. */
      const statedBy = (subject: string, { from, to }: Period) =>
        stated
          .filter(
            (row) =>
              row.market === market &&
              row.measure === "sales" &&
              row.subject === subject &&
              row.from < to &&
              row.until > from,
          )
          .at(-1);
      const rivals = [
        ...new Set(monthly.flatMap((_, i) => found(i)?.competitors.map(({ subject }) => subject) ?? [])),
      ];
      const imported = monthly.some((_, i) => found(i)?.basis === "observed");
      const ours = months.map((month, i): Point => {
        const own = found(i);
        // Sales from orders are held against the size that was stated for this very month.
        const from = imported
          ? statedBy("us", month)
          : own?.stated.filter((size) => size.from < month.to && size.until > month.from).at(-1);
        return own && own.share !== null && from ? { value: own.share, by: from.by, on: from.from } : unknown;
      });
      const theirs = (subject: string) =>
        months.map((month, i): Point => {
          const own = found(i);
          const row = statedBy(subject, month);
          const share = own?.competitors.find((one) => one.subject === subject)?.share;
          return row && own && own.size > 0 && share !== undefined
            ? { value: share, by: row.by, on: row.from }
            : unknown;
        });
      return line("share", market, "", [
        { subject: "us", points: ours },
        ...rivals.map((subject) => ({ subject, points: theirs(subject) })),
      ]);
    })
    .filter(({ subjects }) => subjects.length > 0);
}

function quotedLines(months: readonly Period[], quoted: readonly Quoted[]): Line[] {
  const kinds = new Map<string, Quoted[]>();
  for (const row of quoted) {
    const key = JSON.stringify([row.measure, row.market, row.unit]);
    kinds.set(key, [...(kinds.get(key) ?? []), row]);
  }
  return [...kinds.values()]
    .map((rows) => {
      const { measure, market, unit } = rows[0]!;
      return line(
        measure,
        market,
        unit,
        [...new Set(rows.map(({ subject }) => subject))].map((subject) => ({
          subject,
          points: months.map(({ from }): Point => {
            const row = rows.find((one) => one.subject === subject && one.month === from);
            return row ? { value: row.value, by: row.by, on: row.on } : unknown;
          }),
        })),
      );
    })
    .sort((a, b) => b.measure.localeCompare(a.measure) || a.market.localeCompare(b.market));
}

/** Ourselves first, then who is known for most months; nobody of whom nothing is known. */
function line(measure: Line["measure"], market: string, unit: string, subjects: Line["subjects"]): Line {
  const known = (points: readonly Point[]) => points.filter(({ value }) => value !== null).length;
  return {
    measure,
    market,
    unit,
    subjects: subjects
      .filter(({ points }) => known(points) > 0)
      .sort(
        (a, b) =>
          Number(b.subject === "us") - Number(a.subject === "us") ||
          known(b.points) - known(a.points) ||
          a.subject.localeCompare(b.subject),
      ),
  };
}
