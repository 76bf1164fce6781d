import { sql } from "kysely";
import { z } from "zod";
import { actorOfPerson, commandLine } from "../platform/actors.ts";
import type { Db, Trx } from "../platform/database.ts";
import type { JobContext } from "../platform/jobs.ts";
import { seesParty } from "../platform/rowScope.ts";
import { companySettings } from "../platform/settings.ts";
import { refuse } from "../refuse.ts";
import type { Actor, WriteContext } from "../verb.ts";
import { type BulkChange, bulkChange, bulkChangeShape } from "./bulkChange.ts";
import { chooseCustomers } from "./chooseCustomers.ts";
import { byOf, inHiddenBatch } from "./onCustomer.ts";
import { customerFilter, customerId, type Definition, definitionShape, type Selection } from "./schema.ts";

export const changedOutput = z.object({
  /** How many customers changed; null while a job is at it. */
  changed: z.number().nullable(),
  jobId: z.string().nullable(),
});

const jobPayload = z.object({
  filter: customerFilter,
  definition: definitionShape,
  except: z.array(customerId),
  change: bulkChangeShape,
});

const blockRows = 5000;

/** Those ticked are changed at once; all that a filter finds, by a job: finding them needs the other store. */
export async function changeSelected(
  context: WriteContext,
  asked: { selection: Selection; definition: Definition; change: BulkChange },
): Promise<z.output<typeof changedOutput>> {
  const { db, actor, now, audit, enqueue } = context;
  const { selection, change, definition } = asked;
  if ("ids" in selection) {
    const customers = await numbersOf(db, actor, selection.ids);
    const changed = await bulkChange(db, customers, change, { now, by: byOf(actor) });
    audit({ summary: { change, asked: selection.ids.length, changed } });
    return { changed, jobId: null };
  }
  const jobId = await enqueue("changeCustomers", {
    filter: selection.filter,
    except: selection.except,
    definition,
    change,
  });
  audit({ summary: { change, job: jobId } });
  return { changed: null, jobId };
}

/** The numbers of customers by address: only those within sight, merged ones by their survivor. */
async function numbersOf(db: Db | Trx, actor: Actor, ids: readonly string[]): Promise<number[]> {
  const rows = await db
    .selectFrom("party as p")
    .leftJoin("merge", "merge.party_id", "p.party_id")
    .select(sql<number>`coalesce(merge.customer_id, p.party_id)`.as("id"))
    .distinct()
    .where("p.public_id", "in", [...ids])
    .where(sql<boolean>`not ${inHiddenBatch("p")}`)
    .where(seesParty("p.party_id", actor))
    .orderBy("id")
    .execute();
  return rows.map((row) => row.id);
}

export async function jobActor({ services, person }: JobContext): Promise<Actor> {
  if (person === null) return commandLine;
  const actor = await actorOfPerson(services, person);
  if (!actor) throw refuse("platform.sign_in");
  return actor;
}

/** Everyone whom a filter finds, in blocks by number. Those who were changed already are only looked at again. */
export const changeCustomers = {
  says: { zh: "批量修改客户", en: "Changing many customers" },
  async run(context: JobContext, raw: unknown): Promise<{ changed: number }> {
    const { services, report } = context;
    const { filter, definition, except, change } = jobPayload.parse(raw);
    const actor = await jobActor(context);
    const now = services.clock();
    const { zone } = await companySettings(services.db);
    const { db, ch } = services;
    const chosen = await chooseCustomers({ db, ch, actor, now, zone }, filter, definition);
    const without = new Set(except.length === 0 ? [] : await numbersOf(db, actor, except));
    const [count] = await ch.rows<{ n: string }>(`select count() n from ${chosen.relation}`, chosen.params);
    const total = Number(count?.n ?? 0);
    let last = 0;
    let seen = 0;
    let changed = 0;
    for (;;) {
      const rows = await ch.rows<{ id: number }>(
        `select customer_id id from ${chosen.relation}
         where customer_id > {last:UInt32} order by customer_id limit {block:UInt32}`,
        { ...chosen.params, last, block: blockRows },
      );
      if (rows.length === 0) break;
      last = rows.at(-1)!.id;
      seen += rows.length;
      const ids = rows.map((row) => row.id).filter((id) => !without.has(id));
      changed += await db
        .transaction()
        .execute((trx) => bulkChange(trx, ids, change, { now, by: byOf(actor) }));
      services.committed.emit("committed", "changeCustomers");
      await report(seen, total);
    }
    return { changed };
  },
};
