import { sql } from "kysely";
import type { Db, Trx } from "../platform/database.ts";

/** What holds now: of each purpose and channel the last word, over all merged parties. */
export async function consentsOf(db: Db | Trx, parties: readonly number[]) {
  const rows = await db
    .selectFrom("consent as c")
    .leftJoin("member", "member.person", "c.by")
    .leftJoin("batch", "batch.id", "c.batch")
    .distinctOn(["c.purpose", "c.channel"])
    .select(["c.purpose", "c.channel", "c.state", "c.basis", "c.source", "c.at", "member.name as by"])
    .where("c.party_id", "in", [...parties])
    .where(sql<boolean>`(batch.state is null or batch.state not in ('staged', 'undone', 'dropped'))`)
    .orderBy("c.purpose")
    .orderBy("c.channel")
    .orderBy("c.at", "desc")
    .orderBy("c.id", "desc")
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
