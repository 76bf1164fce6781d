import { z } from "zod";
import { knownZone } from "../../platform/knownZone.ts";
import { companySettings } from "../../platform/settings.ts";
import { holdZone } from "../../platform/zoneLock.ts";
import { refuse } from "../../refuse.ts";
import { start } from "../../verb.ts";
import { zoneInput } from "./schema.ts";
import { refuseWhileImporting, refuseWhileZoneChanges } from "./zoneUnderWay.ts";

export const startZoneChange = start({
  may: "settings:write",
  http: "POST /company/zone",
  says: {
    zh: "更换营业时区，按新时区重定每一笔的日期",
    en: "Change the business time zone, and with it the day of whatever has a time of day",
  },
  input: zoneInput,
  output: z.object({ jobId: z.string() }),
  async run({ db, now, actor, audit, enqueue }, { zone }) {
    if (!knownZone(zone)) throw refuse("platform.unknown_zone", { zone });
    await holdZone(db);
    const { zone: from } = await companySettings(db);
    if (from === zone) throw refuse("ingest.zone_same", { zone });
    await refuseWhileZoneChanges(db);
    const open = await db
      .selectFrom("zone_change")
      .select("id")
      .where("state", "in", ["visible", "dropped"])
      .executeTakeFirst();
    if (open) throw refuse("ingest.zone_settling");
    await refuseWhileImporting(db);
    const change = await db
      .insertInto("zone_change")
      .values({
        from_zone: from,
        to_zone: zone,
        state: "staged",
        days_before: "{}",
        counts: "{}",
        job: null,
        by: actor.person,
        asked_at: now,
        visible_at: null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const jobId = await enqueue("changeZone", { id: change.id });
    await db.updateTable("zone_change").set({ job: jobId }).where("id", "=", change.id).execute();
    audit({ target: "company", summary: { from, to: zone } });
    return { jobId };
  },
});
