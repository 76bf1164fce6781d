import { sql } from "kysely";
import type { Trx } from "../platform/database.ts";
import { tombstoneHash } from "./forgotten.ts";

/** What these people could be known by again, as keyed hashes; and their own address, for a restore. */
export async function addTombstones(
  trx: Trx,
  secret: string,
  parties: readonly number[],
  now: Date,
): Promise<void> {
  const known = await sql<{ kind: "customer" | "member_no" | "phone" | "email" | "external"; value: string }>`
    select 'customer' kind, public_id value from party where party_id = any(${[...parties]}::int[])
    union select 'member_no', member_no from party where party_id = any(${[...parties]}::int[]) and member_no is not null
    union select 'phone', phone from party where party_id = any(${[...parties]}::int[]) and phone is not null
    union select 'email', email from party where party_id = any(${[...parties]}::int[]) and email is not null
    union select kind, value from party_identifier where party_id = any(${[...parties]}::int[])`.execute(trx);
  for (const { kind, value } of known.rows) {
    await trx
      .insertInto("tombstone")
      .values({ kind, hash: tombstoneHash(secret, kind, value), at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
