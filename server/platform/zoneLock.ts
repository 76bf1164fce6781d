import { sql } from "kysely";
import type { Trx } from "./database.ts";

const key = sql`hashtext('business zone')`;

/** Until the end of this transaction nobody else begins, ends or relies on the business time zone. */
export async function holdZone(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${key})`.execute(trx);
}

/** Until the end of this transaction the business time zone stays what it is; others may rely on it as well. */
export async function keepZone(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${key})`.execute(trx);
}
