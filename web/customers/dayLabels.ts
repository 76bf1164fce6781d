interface DayLabel {
  text: string;
  at: number;
  anchor: "start" | "middle" | "end";
}

/** A day in figures of 11 px, and the least gap between two labels. */
const day = 62;
const month = 42;
const gap = 10;

/**
 * The days under a curve: where it begins, today, and where it ends. Today always stands, inside of the drawing; the
 * others only where they do not run into it.
 */
export function dayLabels(
  { from, today, end }: { from: string; today: string; end: string },
  x: (day: string) => number,
  { left, right }: { left: number; right: number },
): DayLabel[] {
  const middle = Math.min(Math.max(x(today), left + day / 2), right - day / 2);
  const labels: DayLabel[] = [{ text: today, at: middle, anchor: "middle" }];
  if (middle - day / 2 - gap >= left + day) labels.unshift({ text: from, at: left, anchor: "start" });
  if (middle + day / 2 + gap <= right - month)
    labels.push({ text: end.slice(0, 7), at: right, anchor: "end" });
  return labels;
}
