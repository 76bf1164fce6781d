import { sql } from "kysely";
import { actorOfMember, commandLine } from "../../platform/actors.ts";
import { auditRow } from "../../platform/audit.ts";
import { saveZone } from "../../platform/company/saveZone.ts";
import type { Trx } from "../../platform/database.ts";
import type { JobContext } from "../../platform/jobs.ts";
import { holdZone } from "../../platform/zoneLock.ts";
import type { Actor } from "../../verb.ts";
import { compareDays } from "./clearDays.ts";
import { contacts, dayGroups } from "./dayGroups.ts";
import { stageDays } from "./stageDays.ts";

/**
 * The one transaction in which the new zone and the new days come into force. Contacts are carried over all the time, so
 * theirs are written here, while nobody carries any.
 */
export async function commitZone(context: JobContext, id: number): Promise<Record<string, unknown>> {
  const { services, person } = context;
  const now = services.clock();
  return services.db.transaction().execute(async (trx) => {
    await holdZone(trx);
    const change = await trx
      .selectFrom("zone_change")
      .selectAll()
      .where("id", "=", id)
      .where("state", "=", "staged")
      .executeTakeFirstOrThrow();
    const groups = await dayGroups(trx, change.to_zone);
    for (const group of groups.filter((one) => one.batches.includes(contacts)))
      await stageDays(services.ch, id, group, {}, async () => {});
    const counts = await compareDays(services.ch, id);
    const before = await trx
      .selectFrom("batch")
      .select(["id", "day_zone"])
      .where("state", "in", ["visible", "replaced", "done", "undone"])
      .execute();
    await trx
      .updateTable("zone_change")
      .set({
        state: "visible",
        visible_at: now,
        counts: JSON.stringify(counts),
        days_before: JSON.stringify(Object.fromEntries(before.map((batch) => [batch.id, batch.day_zone]))),
      })
      .where("id", "=", id)
      .execute();
    for (const { zone, batches } of groups)
      await trx.updateTable("batch").set({ day_zone: zone }).where("id", "in", batches).execute();
    // What orders come to lies under their days of before.
    await trx.updateTable("batch").set({ totalled: false }).where("kind", "=", "orders").execute();
    await moveDrafts(trx, change.from_zone);
    const actor = await actorOf(trx, person);
    await saveZone(trx, { from: change.from_zone, to: change.to_zone, now, by: actor.id });
    await auditRow(trx, {
      name: "changeZone",
      actor,
      now,
      entry: { target: "company", summary: { from: change.from_zone, to: change.to_zone, rows: counts } },
    });
    return counts;
  });
}

/** What is not imported yet and had no clock but the company's reads its file by the new one, and is checked again. */
async function moveDrafts(trx: Trx, from: string): Promise<void> {
  await trx
    .updateTable("import")
    .set({
      state: "draft",
      options: sql`options - 'zone'` as never,
      report: sql`jsonb_build_object('read', report -> 'read')` as never,
    })
    .where("state", "in", ["draft", "ready"])
    .where(sql`options ->> 'zone'`, "=", from)
    .execute();
}

async function actorOf(trx: Trx, person: number | null): Promise<Actor> {
  if (person === null) return commandLine;
  const member = await trx
    .selectFrom("member")
    .select(["person", "name", "role", "scope"])
    .where("person", "=", person)
    .executeTakeFirstOrThrow();
  return actorOfMember(member, "job");
}
