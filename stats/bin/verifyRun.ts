import { seededRandom } from "../src/random.ts";
import type { Check } from "./verifyChecks.ts";

export interface Verdict {
  readonly name: string;
  readonly share: number;
  readonly runs: number;
  readonly allowed: readonly [number, number];
  readonly passed: boolean;
}

/** Repeats one check; `slack` widens the allowed range by that many standard errors, for short runs. */
export function verify(check: Check, runs: number, seed: number, slack = 0): Verdict {
  const random = seededRandom(seed);
  let happened = 0;
  for (let run = 0; run < runs; run++) if (check.run(random)) happened++;
  const share = happened / runs;
  const error = (rate: number) => slack * Math.sqrt((rate * (1 - rate)) / runs);
  const [low, high] = check.allowed;
  return {
    name: check.name,
    share,
    runs,
    allowed: check.allowed,
    passed: share >= low - error(low) && share <= high + error(high),
  };
}

export function sentence({ name, share, runs, allowed, passed }: Verdict): string {
  const percent = (value: number) => `${(100 * value).toFixed(2)} %`;
  const range = `${percent(allowed[0])} to ${percent(allowed[1])}`;
  return `${passed ? "ok  " : "FAIL"} ${percent(share).padStart(8)}  ${name} (${runs} runs, allowed ${range})`;
}
