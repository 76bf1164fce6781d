import { cpus } from "node:os";
import { bgNbd, fitBgNbd } from "../src/btyd/bgNbd.ts";
import { clvAll } from "../src/btyd/clv.ts";
import type { Fit } from "../src/btyd/fit.ts";
import { fitGammaGamma } from "../src/btyd/gammaGamma.ts";
import { mergeRows } from "../src/btyd/mergeRows.ts";
import { fitParetoNbd } from "../src/btyd/paretoNbd.ts";
import { simulateCoin, simulateSpend } from "../src/btyd/simulate.ts";
import { summarise } from "../src/btyd/summarise.ts";
import { seeded } from "../src/random.ts";
import { CDNOW_CALIBRATION_END, cdnow, dataFolder } from "./datasets.ts";

/**
 * npm run bench -w stats: one million simulated customers (BG/NBD r .25, alpha 4.5, a .8, b 2.4, first purchase uniform
 * over 84 days, observed to day 273, days / 7) and CDNOW, on one core with the data loaded. Each line is one run after a
 * warm-up on the CDNOW sample.
 */
const SEED = 20260101;
const CUSTOMERS = 1_000_000;
let failed = 0;

function timed<T>(label: string, limitSeconds: number, run: () => T): T {
  const before = process.cpuUsage();
  const start = performance.now();
  const result = run();
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(before);
  const cpu = (used.user + used.system) / 1e6;
  const verdict = seconds <= limitSeconds ? "within" : "ABOVE";
  if (seconds > limitSeconds) failed++;
  console.log(
    `${label.padEnd(48)} ${seconds.toFixed(3)} s  (${verdict} ${limitSeconds} s; processor ${cpu.toFixed(3)} s)`,
  );
  return result;
}

function perEvaluation<P extends object>(label: string, fit: Fit<P>): void {
  const theta = Float64Array.from(fit.names, (name) => Math.log(fit.params[name] as number));
  const rounds = 5;
  const start = performance.now();
  for (let k = 0; k < rounds; k++) fit.objective(theta);
  const nanoseconds = ((performance.now() - start) * 1e6) / rounds / fit.distinctRows;
  console.log(
    `  ${label}: ${nanoseconds.toFixed(0)} ns per distinct row and evaluation (value, gradient and Hessian), ${fit.evaluations} evaluations, ${fit.distinctRows} distinct rows`,
  );
}

const peak = () => Math.round(process.resourceUsage().maxRSS / 1024);

console.log(`machine: ${cpus()[0]?.model ?? "unknown"}, node ${process.version}, seed ${SEED}`);
const folder = dataFolder();
if (folder) {
  const sample = summarise(cdnow("sample", folder), { end: CDNOW_CALIBRATION_END });
  for (let k = 0; k < 4; k++) {
    fitBgNbd(sample);
    fitParetoNbd(sample);
  }
  const log = summarise(cdnow("full", folder), { end: CDNOW_CALIBRATION_END });
  timed("CDNOW, 23,570 customers: BG/NBD", 0.05, () => fitBgNbd(log));
  timed("CDNOW, 23,570 customers: Pareto/NBD", 0.2, () => fitParetoNbd(log));
} else console.log("CDNOW: no data folder, skipped");

const uniform = seeded(SEED);
const T = new Float64Array(CUSTOMERS).map(() => (273 - Math.floor(uniform() * 84)) / 7);
const { x, tx } = simulateCoin({ r: 0.25, alpha: 4.5, a: 0.8, b: 2.4 }, T, uniform);
for (let i = 0; i < CUSTOMERS; i++) {
  // To whole days, so that rows repeat as they do in a daily log.
  const day = Math.min(Math.ceil(tx[i]! * 7), Math.round(T[i]! * 7));
  tx[i] = x[i]! > 0 ? day / 7 : 0;
}
const meanSpend = simulateSpend({ p: 6.25, q: 3.74, gamma: 15.44 }, x, uniform);
const columns = { x, tx, T, meanSpend };
console.log(`data ready, memory ${peak()} MB`);

const rows = timed("merging one million rows (part of the fits below)", 1, () => mergeRows(columns));
console.log(`  ${rows.x.length} distinct rows`);
const bg = timed("one million: BG/NBD with merging", 1, () => fitBgNbd(columns));
perEvaluation("BG/NBD", bg);
const pareto = timed("one million: Pareto/NBD with merging", 4, () => fitParetoNbd(columns));
perEvaluation("Pareto/NBD", pareto);
const spend = timed("one million: Gamma-Gamma", 0.5, () => fitGammaGamma(columns));
perEvaluation("Gamma-Gamma", spend);
timed("one million: expected transactions, 39 weeks", 0.3, () =>
  bgNbd.expectedTransactionsAll(bg.params, columns, 39),
);
timed("one million: 12-month CLV", 1, () =>
  clvAll(bgNbd, bg.params, spend.params, columns, { months: 12, yearlyDiscount: 0.1, unitDays: 7 }),
);
console.log(`fitted BG/NBD ${JSON.stringify(bg.params)} for r .25, alpha 4.5, a .8, b 2.4`);
const memory = peak();
console.log(`peak memory ${memory} MB (${memory <= 500 ? "within" : "ABOVE"} 500 MB)`);
if (memory > 500) failed++;
process.exitCode = failed > 0 ? 1 : 0;
