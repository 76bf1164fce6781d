import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { destroyAuditKeys } from "../platform/audit.ts";
import type { Trx } from "../platform/database.ts";
import { enqueueJob } from "../platform/enqueueJob.ts";
import type { JobContext } from "../platform/jobs.ts";
import { addTombstones } from "./addTombstones.ts";
import { forgetInViews } from "./forgetInViews.ts";
import { partyToCarry } from "./partyToCarry.ts";
import { sweepAttachments } from "./sweepAttachments.ts";

const payload = z.object({ parties: z.array(z.number()).min(1) });

/** The work behind the verb, as a job: the tombstones need the installation's secret, the attachments their folder. */
export const erase = {
  says: { zh: "删除个人信息", en: "Erasing personal data" },
  async run(context: JobContext, raw: unknown): Promise<{ files: number }> {
    const { services } = context;
    const { parties } = payload.parse(raw);
    await services.db
      .transaction()
      .execute((trx) => eraseParties(trx, services.secret, parties, services.clock()));
    services.committed.emit("committed", "eraseCustomer");
    await sweepAttachments.run(context);
    return { files: parties.length };
  },
};

/**
 * One transaction: tombstones first, then every column of `personalColumns` that holds something of these people. What the
 * history of imports keeps of people is emptied by a job that exists exactly if this does.
 */
export async function eraseParties(
  trx: Trx,
  secret: string,
  parties: readonly number[],
  now: Date,
): Promise<void> {
  const ids = sql`${[...parties]}::int[]`;
  await sql`select from party where party_id = any(${ids}) order by party_id for update`.execute(trx);
  await addTombstones(trx, secret, parties, now);
  await forgetInViews(trx, parties);
  const statements = [
    sql`update party set
      name = null, pinyin = null, initials = null, gender = null, phone = null, phone_tail = null, landline = null,
      email = null, member_no = null, birthday = null, birthday_kind = null, birthday_lunar = null, birth_year = null,
      company = null, position = null, contacts = '[]', region = 0, address = null, income = null, preferences = '[]',
      custom = '{}', confirmed = '{}', referrer = null, completeness = 0, version = version + 1, updated_at = ${now},
      erased_at = ${now}
      where party_id = any(${ids})`,
    sql`delete from party_identifier where party_id = any(${ids})`,
    sql`delete from party_tag where party_id = any(${ids})`,
    sql`update party_change set old = null, new = null where party_id = any(${ids})`,
    sql`update consent set basis = '', source = '' where party_id = any(${ids})`,
    sql`update note set body = '', mentions = '{}', deleted_at = coalesce(deleted_at, ${now}) where party_id = any(${ids})`,
    sql`update attachment set name = '', sha256 = '', deleted_at = coalesce(deleted_at, ${now}) where party_id = any(${ids})`,
    sql`delete from fact_text where party_id = any(${ids})`,
    sql`update merge set reason = '' where party_id = any(${ids}) or customer_id = any(${ids})`,
    sql`update merge_history set reason = '' where party_id = any(${ids}) or customer_id = any(${ids})`,
    sql`delete from duplicate_suspect where a = any(${ids}) or b = any(${ids})`,
  ];
  for (const statement of statements) await statement.execute(trx);
  await destroyAuditKeys(trx, parties);
  await partyToCarry(trx, parties, now);
  await enqueueJob(trx, { id: randomUUID(), job: "emptyImports", payload: {}, person: null, now });
}
