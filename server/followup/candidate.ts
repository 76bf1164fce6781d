import type { Reason } from "./reasons.ts";
import type { ReasonCode } from "./schema.ts";

/** Somebody worth contacting today, before anyone has asked whether he may be. */
export interface Candidate {
  customer: number;
  reason: Reason;
  atStake: number | null;
}

/** Matters that are not selling come first, whatever they are worth, and need nobody's yes. */
export const serviceReasons: readonly ReasonCode[] = ["promise", "agreed", "complaint", "detractor"];

/** Told by purchases: who is overdue, new, or spends less. */
export const purchaseReasons: readonly ReasonCode[] = ["risk", "lapsed", "late", "second", "less"];

/** So many are looked at before the lists are full; each question puts those with most at stake in front. */
export const lookedAt = 5000;

/** A reason with the figures that it has; what it does not know is null. */
export function reasonOf(code: ReasonCode, figures: Partial<Omit<Reason, "code">>): Reason {
  return {
    code,
    silent: null,
    usual: null,
    day: null,
    score: null,
    alive: null,
    drop: null,
    resolved: null,
    putOff: null,
    ...figures,
  };
}
