/** Which of the eight colours a value takes between the lowest and the highest shown. More is further from the page. */
export function heatStep(value: number, low: number, high: number): number {
  if (high <= low) return 3;
  return Math.min(7, Math.max(0, Math.round(((value - low) / (high - low)) * 7)));
}

/** Ranks instead of amounts where a few cells dwarf the rest: money by RFM cell spans three powers of ten. */
export function heatRanks(values: ReadonlyArray<number | null>): Array<number | null> {
  const sorted = values.filter((value): value is number => value !== null).sort((a, b) => a - b);
  return values.map((value) =>
    value === null ? null : heatStep(sorted.indexOf(value), 0, Math.max(1, sorted.length - 1)),
  );
}
