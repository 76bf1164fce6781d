import { type SqlBool, sql } from "kysely";
import { inHiddenBatch } from "../customers/onCustomer.ts";
import { seesParty } from "../platform/rowScope.ts";
import type { Actor } from "../verb.ts";

/**
 * Whether a customer of this domain's rows is there for the actor: within his sight, not erased, and not of an import
 * that was undone or of a sample that was cleared. His lines stay as they were said, but nobody is shown them.
 */
export function onList(party: string, actor: Actor) {
  const id = sql.ref(party);
  return sql<SqlBool>`(${seesParty(party, actor)} and exists (
    select from party there
    where there.party_id = coalesce((select customer_id from merge where merge.party_id = ${id}), ${id})
      and there.erased_at is null and not ${inHiddenBatch("there")}))`;
}
