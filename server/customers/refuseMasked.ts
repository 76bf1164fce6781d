import type { MaskedField } from "../platform/roles.ts";
import { refuse } from "../refuse.ts";
import type { Actor } from "../verb.ts";

/** Which columns of a file a masked field stands for. */
const maskedColumns: Record<MaskedField, readonly string[]> = {
  name: ["name", "contacts"],
  phone: ["phone", "landline", "contacts"],
  email: ["email"],
  birthday: ["birthday"],
  address: ["address"],
  income: ["income"],
};

/** What this reader is not shown, as columns. */
export function hiddenColumns(actor: Actor): ReadonlySet<string> {
  return new Set([...actor.masked].flatMap((field) => maskedColumns[field]));
}

/** A field that is not shown cannot be asked about in any other way either. */
export function refuseMasked(actor: Actor, column: string) {
  if (hiddenColumns(actor).has(column.split(".")[0]!)) throw refuse("customers.masked", { field: column });
}
