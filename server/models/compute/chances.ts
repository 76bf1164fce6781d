import { applyIsotonic, fitIsotonic, type PurchaseLog, reliability, splitLog } from "@perennial/stats";
import type { ChanceReport } from "../schema.ts";
import { fitByTitle } from "./modelByTitle.ts";
import type { StudyInput } from "./study.ts";

export const chanceDays = 30;
const unitDays = 7;
/** Below this many customers who bought in the window, a correction would follow noise. */
const leastBuyers = 200;

interface Window {
  said: Float64Array;
  came: Float64Array;
}

/**
 * How the model's chances of a purchase within 30 days came true, and the correction that makes them come true: isotonic,
 * learned on the window before last and judged on the last; the kept one is learned on the last. Null where the log is
 * too short or too few bought.
 */
export function calibrateChances(
  log: StudyInput["log"],
  title: string,
  until: number,
): { report: ChanceReport; correction: { at: number[]; value: number[] } } | null {
  const first = log.time.reduce((least, day) => Math.min(least, day), 65535);
  if (until - 2 * chanceDays - first < 4 * chanceDays) return null;
  const before = windowAt(log, title, until - 2 * chanceDays);
  const last = windowAt(log, title, until - chanceDays);
  const buyers = (window: Window) => window.came.reduce((total, value) => total + value, 0);
  if (buyers(before) < leastBuyers || buyers(last) < leastBuyers) return null;
  const raw = reliability(last.said, last.came);
  const judged = reliability(applyIsotonic(fitIsotonic(before.said, before.came), last.said), last.came);
  const { at, value } = fitIsotonic(last.said, last.came);
  return { report: { days: chanceDays, raw, corrected: judged }, correction: { at, value } };
}

function windowAt(log: StudyInput["log"], title: string, end: number): Window {
  const { calibration, actual } = splitLog(log as PurchaseLog, end, end + chanceDays, { unitDays });
  const { model, fit } = fitByTitle(title, calibration);
  return {
    said: model.nextPurchaseWithinAll(fit.params, calibration, chanceDays / unitDays),
    came: actual.map((count) => (count > 0 ? 1 : 0)),
  };
}
