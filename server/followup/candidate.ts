import type { Reason } from "./reasons.ts";
import type { FollowupSettings, ReasonCode } from "./schema.ts";
import type { Kept } from "./strategies.ts";

/** Somebody worth contacting today, before anyone has asked whether he may be. */
export interface Candidate {
  customer: number;
  reason: Reason;
  atStake: number | null;
}

/** What a day is planned by. */
export interface Planning {
  today: string;
  zone: string;
  settings: FollowupSettings;
  strategies: readonly Kept[];
}

/** Matters that are not selling come first, whatever they are worth, and need nobody's yes. */
export const serviceReasons: readonly ReasonCode[] = [
  "promise",
  "agreed",
  "complaint",
  "detractor",
  "disappointed",
];

/** Told by purchases: who is overdue, new, or spends less. */
export const purchaseReasons: readonly ReasonCode[] = ["risk", "lapsed", "late", "second", "less"];

/**
 * So many of each owner's are looked at for one list of his, those with most at stake in front: some turn out to be put off, or
 * to have been contacted too lately for their strategy. Nobody's list suffers from another's larger customers.
 */
export const lookedAtEach = (daily: number) => 10 * daily;

/** A reason with the figures that it has; what it does not know is null. */
export function reasonOf(code: ReasonCode, figures: Partial<Omit<Reason, "code">>): Reason {
  return {
    code,
    silent: null,
    usual: null,
    day: null,
    score: null,
    expected: null,
    alive: null,
    drop: null,
    resolved: null,
    putOff: null,
    ...figures,
  };
}
