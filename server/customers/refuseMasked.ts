import { refuse } from "../refuse.ts";
import type { Actor } from "../verb.ts";
import { fieldWords } from "./fieldWords.ts";
import { columnsMaskedBy } from "./schema.ts";

/** What this reader is not shown, as columns. */
export function hiddenColumns(actor: Actor): ReadonlySet<string> {
  return new Set([
    ...columnsMaskedBy(actor.masked),
    ...(actor.hiddenFields ?? []).map((id) => `custom.c${id}`),
  ]);
}

/** The values of the company's own fields without those that this reader is not shown. */
export function shownCustom(
  custom: Readonly<Record<string, string>>,
  hidden: ReadonlySet<string>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(custom).filter(([key]) => !hidden.has(`custom.${key}`)));
}

/** A field that is not shown cannot be asked about in any other way either. */
export function refuseMasked(actor: Actor, column: string) {
  const hidden = hiddenColumns(actor);
  if (hidden.has(column) || hidden.has(column.split(".")[0]!))
    throw refuse("customers.masked", fieldWords(column));
}
