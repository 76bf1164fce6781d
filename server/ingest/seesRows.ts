import { refuse } from "../refuse.ts";
import type { Actor } from "../verb.ts";
import type { StoredImport } from "./loadImport.ts";

type Whose = Pick<StoredImport, "createdBy">;

/**
 * Whose the rows of a file are is known only once they are imported, so single rows are for who brought the file and for
 * those who see all customers. Anybody else is told counts.
 */
export const seesRows = (actor: Actor, { createdBy }: Whose): boolean =>
  actor.scope.all || (createdBy !== null && createdBy === actor.person);

export function refuseRows(actor: Actor, one: Whose): void {
  if (!seesRows(actor, one)) throw refuse("ingest.rows_not_shown");
}
