import { readFileSync } from "node:fs";
import { bgNbd, clvIntervals, fitBgNbd, fitGammaGamma, summarise } from "../src/index.ts";

/**
 * npm run clv -w stats -- orders.csv: a CSV with a header and the columns customer, date (yyyy-mm-dd), amount becomes a
 * table of customers by 12-month value with 95 % intervals. Comma-separated without quotes.
 */
const file = process.argv[2];
if (!file) {
  console.error("usage: npm run clv -w stats -- orders.csv");
  process.exit(1);
}
const rows = readFileSync(file, "utf8")
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(","));
const summary = summarise({
  customer: rows.map((row) => row[0]!),
  time: rows.map((row) => Date.parse(row[1]!) / 86_400_000),
  amount: rows.map((row) => Number(row[2])),
});
const purchases = fitBgNbd(summary);
const spend = fitGammaGamma(summary);
for (const fit of [purchases, spend]) {
  console.log(`${fit.model}: ${JSON.stringify(fit.params)}, log-likelihood ${fit.logLikelihood.toFixed(3)}`);
  if (fit.reason) console.log(`  ${fit.reason.en}`);
}
const options = { months: 12, yearlyDiscount: 0.1, unitDays: summary.unitDays };
const { clv, low, high } = clvIntervals(bgNbd, purchases, spend, summary, options);
const alive = bgNbd.pAliveAll(purchases.params, summary);
const order = Array.from(clv.keys()).sort((i, j) => clv[j]! - clv[i]! || i - j);
console.log("customer           x  P(alive)      CLV        95 % interval");
for (const i of order.slice(0, 20)) {
  const cells = [
    String(summary.customer[i]).padEnd(16),
    String(summary.x[i]).padStart(4),
    alive[i]!.toFixed(3).padStart(9),
    clv[i]!.toFixed(2).padStart(9),
    `${low[i]!.toFixed(2)} – ${high[i]!.toFixed(2)}`.padStart(20),
  ];
  console.log(cells.join(" "));
}
