import { sql } from "kysely";
import type { Db } from "../../platform/database.ts";
import type { Job, JobContext } from "../../platform/jobs.ts";
import { companySettings } from "../../platform/settings.ts";
import { compileOptions } from "../asking.ts";
import { keepListVersion } from "../keepListVersion.ts";
import { freeName } from "../keepSegment.ts";
import { changeListed } from "../listedPeople.ts";
import { groupedRelation, thisGrouping } from "./grouping.ts";
import { groupNames } from "./groupNames.ts";

/** The people of a group as a fixed list, in one transaction; it does not follow the group. */
export const listGroup: Job = {
  says: { zh: "把自然分组存成固定名单", en: "Keep a group as a fixed list" },
  async run(
    { services, run: job, signal, person }: JobContext,
    { run, group, name, folder }: { run: number; group: number; name: string; folder: string },
  ) {
    const { db, ch } = services;
    const kept = await keptBy(db, job);
    if (kept) return kept;
    const now = services.clock();
    const { zone } = await companySettings(db);
    const found = await thisGrouping(db, run, group);
    const relation = groupedRelation(found, await compileOptions({ db, ch, now, zone }), "1");
    const rows = await ch.rows<{ them: number[] }>(
      `select groupArray(customer_id) as them from ${relation.sql} where group_no = {group:UInt8}`,
      { ...relation.params, group },
      { signal, timeoutMs: 120_000 },
    );
    const add = [...(rows[0]?.them ?? [])].sort((a, b) => a - b);
    return db.transaction().execute(async (trx) => {
      await freeName(trx, name);
      const { id } = await trx
        .insertInto("segment")
        .values({ name, folder, kind: "list", created_by: person, created_at: now, updated_at: now })
        .returning("id")
        .executeTakeFirstOrThrow();
      const context = {
        db: trx,
        actor: { person },
        now,
        async outbox(kind: string, payload: unknown) {
          await trx
            .insertInto("outbox")
            .values({ kind, payload: JSON.stringify(payload), at: now })
            .execute();
        },
      };
      const said = groupNames(found)[group]!;
      await keepListVersion(context, {
        id,
        version: 1,
        listed: { how: "grouped", group: said, asOf: found.asOf, added: add.length, removed: 0, job },
        note: "",
      });
      await changeListed(context, id, { add, remove: [] });
      return { segment: id, people: add.length };
    });
  },
};

/** What this job kept before the server was killed under its last word. */
async function keptBy(db: Db, job: string): Promise<{ segment: number; people: number } | undefined> {
  const { rows } = await sql<{ segment: number; people: number }>`
    select segment, (listed->>'added')::int as people from segment_version
    where listed->>'job' = ${job}`.execute(db);
  return rows[0];
}
