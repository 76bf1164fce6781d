/**
 * Counts how often the methods are wrong when the truth is known: `npm run verify -w stats [-- --runs 10000 --seed 7]`.
 * Prints one line per method, ends with the plain counts, and exits with 1 if any share lies outside its range.
 */
import { coverage, falsePositives, peeking, slowFalsePositives } from "./verifyChecks.ts";
import { sentence, verify } from "./verifyRun.ts";

function argument(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0) return otherwise;
  const value = Number(process.argv[at + 1]);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`--${name} must be a whole number above 0, got ${process.argv[at + 1]}`);
  }
  return value;
}

const runs = argument("runs", 10_000);
const seed = argument("seed", 7);
// Short runs are judged with three standard errors of slack; the ranges themselves are meant for 10,000.
const slack = runs >= 10_000 ? 0 : 3;
let passed = 0;
let failed = 0;

for (const [title, checks, share] of [
  ["False positives where nothing differs (5 % ± 0.45 %)", falsePositives, 1],
  ["The same, methods that are slow to simulate", slowFalsePositives, 0.1],
  ["False positives when the data are looked at fifty times", peeking, 1],
  ["Coverage of 95 % intervals where the difference is known", coverage, 1],
] as const) {
  console.log(`\n${title}; seed ${seed}`);
  for (const check of checks) {
    const verdict = verify(check, Math.max(1, Math.round(runs * share)), seed, slack);
    console.log(sentence(verdict));
    if (verdict.passed) passed++;
    else failed++;
  }
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
