import { sql } from "kysely";
import { bucketOf } from "../platform/bucketOf.ts";
import { businessDay } from "../platform/businessDay.ts";
import type { ClickHouse } from "../platform/clickhouse/client.ts";
import type { Trx } from "../platform/database.ts";
import type { Carrier } from "../platform/outbox.ts";
import { companySettings } from "../platform/settings.ts";
import { keepZone } from "../platform/zoneLock.ts";
import { contactKey } from "./contactKey.ts";

const channels = { call: "phone", visit: "visit", message: "wechat", mail: "email", other: "" } as const;
/** What a customer who was contacted did that shows he heard. */
const answered = new Set(["reached", "replied", "ordered", "complained", "not_now", "refused"]);

const columns = [
  "bucket",
  "party_id",
  "occurred_on",
  "occurred_at",
  "precision",
  "id",
  "kind",
  "direction",
  "channel",
  "minutes",
  "outcome",
  "replied",
  "staff",
  "batch",
  "version",
  "recorded_at",
];

/**
 * Contacts go to the interactions under batch 0. A row that lies there already is not written again, so a repeat after a
 * crash does no harm; what was corrected is put out of force by a row of `replaced_fact`.
 */
export const contactCarrier: Carrier = async ({ db, ch }, rows) => {
  const payloads = rows.map((row) => row.payload as { id: string; corrects?: string });
  const parties = await db.transaction().execute((trx) => carryFresh(trx, ch, payloads));
  const replaced = payloads.flatMap(({ corrects }) => (corrects ? [contactKey(corrects).unsigned] : []));
  if (replaced.length === 0) return { parties };
  const gone = new Set(
    (
      await ch.rows<{ id: string }>(
        "select toString(id) as id from replaced_fact where kind = 'interaction' and by_batch = 0 and id in {ids:Array(UInt64)}",
        { ids: replaced },
      )
    ).map((row) => row.id),
  );
  const out = replaced.filter((id) => !gone.has(id)).map((id) => ["interaction", id, 0, 0]);
  if (out.length > 0) await ch.insertRows("replaced_fact", ["kind", "id", "batch", "by_batch"], out);
  return { parties };
};

/** Writes those that are not there yet, by the zone that holds until they are there; answers whose they are. */
async function carryFresh(trx: Trx, ch: ClickHouse, payloads: readonly { id: string }[]): Promise<number[]> {
  await keepZone(trx);
  const { zone } = await companySettings(trx);
  const found = await trx
    .selectFrom("contact")
    .leftJoin("staff", "staff.person", "contact.by")
    .selectAll("contact")
    .select("staff.id as staff")
    .where(sql<boolean>`contact.id = any(${payloads.map((payload) => payload.id)}::uuid[])`)
    // Whoever was cleared away with the sample is in no figure, and neither is what was said with him.
    .where(
      sql<boolean>`not exists (select from party p join batch b on b.id = p.batch
        where p.party_id = contact.party_id and b.sample and b.state = 'dropped')`,
    )
    .execute();
  const keys = found.map((contact) => contactKey(contact.id).unsigned);
  const parties = [...new Set(found.map((contact) => contact.party_id))];
  const there = await ch.rows<{ id: string }>(
    `select toString(id) as id from interaction_row
     where bucket in {buckets:Array(UInt8)} and party_id in {parties:Array(UInt32)} and batch = 0
       and id in {ids:Array(UInt64)}`,
    { buckets: [...new Set(parties.map(bucketOf))], parties, ids: keys },
  );
  const known = new Set(there.map((row) => row.id));
  const moment = (at: Date) => at.toISOString().slice(0, 19).replace("T", " ");
  const fresh = found
    .filter((contact) => !known.has(contactKey(contact.id).unsigned))
    .map((contact) => [
      bucketOf(contact.party_id),
      contact.party_id,
      businessDay(contact.at, zone),
      moment(contact.at),
      "second",
      contactKey(contact.id).unsigned,
      contact.kind,
      contact.direction,
      channels[contact.kind],
      contact.minutes,
      contact.outcome,
      contact.direction === "out" ? (answered.has(contact.outcome) ? 1 : 0) : null,
      contact.staff ?? 0,
      0,
      1,
      moment(contact.created_at),
    ]);
  if (fresh.length > 0) await ch.insertRows("interaction_row", columns, fresh);
  return parties;
}
