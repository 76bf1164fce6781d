import { sql } from "kysely";
import type { Db, Trx } from "../platform/database.ts";

/** The sample's people let go of their shops; which shops those were. */
export async function leaveSampleStores(db: Db | Trx): Promise<number[]> {
  const freed = await sql<{ store: number }>`
    with own as (select p.party_id, p.store from party p join batch b on b.id = p.batch where b.sample and p.store is not null),
    let_go as (update party p set store = null from own where p.party_id = own.party_id)
    select distinct store from own order by store`.execute(db);
  return freed.rows.map((row) => row.store);
}
