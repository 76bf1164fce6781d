import { hiddenColumns } from "../customers/refuseMasked.ts";
import type { Actor } from "../verb.ts";

/**
 * Free words may say what a reader is not shown elsewhere, so whoever has a column masked does not read them. Those who
 * talk with customers themselves do: without what was promised last, the next call cannot be made.
 */
export function hidesWords(actor: Actor): boolean {
  return hiddenColumns(actor).size > 0 && !actor.may.has("followup:write");
}
