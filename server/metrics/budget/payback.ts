/** Months of which fewer customers are known than this say nothing. */
const leastKnown = 5;

export interface Margins {
  /** Margin of all customers in each month of their own, of those for whom the month is over. */
  margins: readonly number[];
  /** For how many the month is over. */
  over: readonly number[];
}

/** Mean margin from the first purchase to the end of each month: the sum of each month's own mean. */
export function cumulativeMargin({ margins, over }: Margins) {
  const known = over.findIndex((customers) => customers < leastKnown);
  let margin = 0;
  return margins.slice(0, known < 0 ? margins.length : known).map((sum, month) => {
    margin += sum / over[month]!;
    return { month: month + 1, margin, customers: over[month]! };
  });
}

/** The first month at whose end the mean margin covers the cost; null where it does not as far as is known. */
export function paybackMonths(course: ReturnType<typeof cumulativeMargin>, cost: number): number | null {
  return course.find(({ margin }) => margin >= cost)?.month ?? null;
}
