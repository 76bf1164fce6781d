import { type Split, totalForecast } from "@perennial/stats";
import type { StudyReport } from "../schema.ts";
import { modelByTitle } from "./modelByTitle.ts";

const level = 0.8;

/** What came and what was forecast of all customers together, added up week by week from the end of what was known. */
export function aheadOf(
  title: string,
  fit: object,
  { purchases, calibration, horizon }: Split,
  calibrationEnd: number,
): StudyReport["tracking"]["ahead"] {
  const { unitDays } = calibration;
  const weeks = Array.from({ length: Math.max(0, Math.ceil(horizon) - 1) }, (_, k) => k + 1);
  const horizons = [...weeks, horizon];
  const { mean, low, high } = totalForecast(modelByTitle(title), fit as never, calibration, horizons, {
    level,
  });
  const members = new Set(calibration.customer);
  const within = new Float64Array(horizons.length);
  purchases.customer.forEach((name, c) => {
    if (!members.has(name)) return;
    for (let k = purchases.start[c]!; k < purchases.start[c + 1]!; k++) {
      const after = (purchases.time[k]! - calibrationEnd) / unitDays;
      if (after > 0) within[Math.min(horizons.length, Math.ceil(after)) - 1]! += 1;
    }
  });
  let came = 0;
  return {
    level,
    days: horizons.map((weeksAhead) => Math.round(weeksAhead * unitDays)),
    actual: Array.from(within, (n) => {
      came += n;
      return came;
    }),
    expected: [...mean],
    low: [...low],
    high: [...high],
  };
}
