import { sql } from "kysely";
import type { Db } from "../../platform/database.ts";
import { subjectTitle } from "./subjects.ts";

/** The zones that business days have been in, the newest first; a change under way is none yet. */
export async function zoneVersions(db: Db, limit: number) {
  const rows = await db
    .selectFrom("zone_change")
    .leftJoin("member", "member.person", "zone_change.by")
    .select(["from_zone", "to_zone", "visible_at", "member.name"])
    .select(sql<number>`row_number() over (order by zone_change.id)::int`.as("version"))
    .where("state", "in", ["visible", "done"])
    .orderBy("zone_change.id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    version: row.version,
    subject: "zone",
    title: subjectTitle("zone"),
    value: { zone: row.to_zone },
    before: { zone: row.from_zone },
    note: "",
    at: (row.visible_at as Date).toISOString(),
    by: row.name,
  }));
}
