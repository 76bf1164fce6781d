import { bgNbd, fitBgNbd } from "../src/btyd/bgNbd.ts";
import type { Fit } from "../src/btyd/fit.ts";
import { parameterInterval } from "../src/btyd/fit.ts";
import { deltaIntervals } from "../src/btyd/intervals.ts";
import type { CustomerModel } from "../src/btyd/model.ts";
import { fitParetoNbd, paretoNbd } from "../src/btyd/paretoNbd.ts";
import { type Simulated, simulateCoin, simulatePareto } from "../src/btyd/simulate.ts";
import { seeded, type Uniform } from "../src/random.ts";

/** npm run coverage -w stats: how often 95 % intervals hold the truth, over simulated samples. Fixed seed. */
const RUNS = 1000;
const CUSTOMERS = 2000;
const uniform = seeded(20260202);
const customers = { x: [0, 1, 6, 3], tx: [0, 10, 30, 12], T: [33, 33, 33, 33] };

function cover<P extends object>(
  name: string,
  truth: P,
  model: CustomerModel<P>,
  simulate: (T: Float64Array, uniform: Uniform) => Simulated,
  fit: (data: Simulated) => Fit<P>,
): void {
  const right = model.expectedTransactionsAll(truth, customers, 26);
  const names = Object.keys(truth) as (keyof P & string)[];
  const hits = new Map<string, number>();
  const count = (key: string, hit: boolean) => hits.set(key, (hits.get(key) ?? 0) + (hit ? 1 : 0));
  let used = 0;
  for (let run = 0; run < RUNS; run++) {
    const T = new Float64Array(CUSTOMERS).map(() => 27 + 12 * uniform());
    const found = fit(simulate(T, uniform));
    if (!found.converged) continue;
    used++;
    for (const key of names) {
      const { low, high } = parameterInterval(found, key);
      const value = truth[key] as number;
      count(key, low <= value && value <= high);
    }
    const { low, high } = deltaIntervals(found, (p) => model.expectedTransactionsAll(p, customers, 26));
    right.forEach((value, i) => {
      count(`E | x = ${customers.x[i]}, tx = ${customers.tx[i]}`, low[i]! <= value && value <= high[i]!);
    });
  }
  console.log(`${name}, ${CUSTOMERS} customers, ${used} of ${RUNS} samples identified everything`);
  for (const [key, n] of hits) console.log(`  ${key.padEnd(20)} ${((100 * n) / used).toFixed(1)} %`);
}

cover(
  "BG/NBD",
  { r: 0.6, alpha: 6, a: 0.9, b: 2 },
  bgNbd,
  (T, u) => simulateCoin({ r: 0.6, alpha: 6, a: 0.9, b: 2 }, T, u),
  (data) => fitBgNbd(data),
);
cover(
  "Pareto/NBD",
  { r: 0.6, alpha: 8, s: 0.8, beta: 15 },
  paretoNbd,
  (T, u) => simulatePareto({ r: 0.6, alpha: 8, s: 0.8, beta: 15 }, T, u),
  (data) => fitParetoNbd(data),
);
