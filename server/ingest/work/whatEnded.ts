import { Refusal } from "../../refuse.ts";

/** A cancel that broke off a statement of the engine is the cancel, not what the engine says about the statement. */
export function whatEnded(error: unknown, signal: AbortSignal): unknown {
  const reason: unknown = signal.reason;
  return reason instanceof Refusal ? reason : error;
}
