import { z } from "zod";
import { read } from "../../verb.ts";
import { zoneChanges } from "./schema.ts";

export const listZoneChanges = read({
  may: "settings:read",
  http: "GET /company/zone/changes",
  says: { zh: "营业时区换过几次，谁在何时", en: "How the business time zone changed, by whom and when" },
  input: z.object({}),
  output: zoneChanges,
  async run({ db }) {
    const rows = await db
      .selectFrom("zone_change")
      .leftJoin("member", "member.person", "zone_change.by")
      .selectAll("zone_change")
      .select("member.name")
      .where("state", "in", ["staged", "visible", "done"])
      .orderBy("id", "desc")
      .limit(200)
      .execute();
    return {
      changes: rows.map((row) => ({
        id: row.id,
        from: row.from_zone,
        to: row.to_zone,
        state: row.state === "staged" ? ("underWay" as const) : ("done" as const),
        at: (row.visible_at ?? row.asked_at).toISOString(),
        by: row.name,
        rows: Object.values(row.counts).reduce((sum: number, n) => sum + Number(n), 0),
        job: row.job,
      })),
    };
  },
});
