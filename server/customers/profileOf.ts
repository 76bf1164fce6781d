import { sql } from "kysely";
import type { Db } from "../platform/database.ts";
import type { Actor } from "../verb.ts";
import { shownParty } from "./changeWord.ts";
import { customerNumber } from "./customerNumber.ts";
import type { FoundCustomer } from "./onCustomer.ts";

/**
 * Everything that the profile of a file shows, unmasked: the survivor's own fields, tags of all merged parties. Of who
 * brought him, and whom he brought, only customers whom the reader may see.
 */
export async function profileOf(db: Db, actor: Actor, { customerId, parties }: FoundCustomer) {
  const [row, tags, merged, numbers] = await Promise.all([
    fieldsOf(db, actor, customerId, parties),
    tagsOf(db, parties),
    mergedInto(db, customerId),
    numbersOf(db, parties),
  ]);
  return {
    kind: row.kind,
    name: row.name,
    gender: row.gender,
    phone: row.phone,
    landline: row.landline,
    email: row.email,
    member_no: row.member_no,
    numbers,
    birthday: row.birthday,
    birthday_kind: row.birthday_kind,
    birthday_lunar: row.birthday_lunar,
    birth_year: row.birth_year,
    company: row.company,
    position: row.position,
    contacts: row.contacts,
    region: row.region,
    address: row.address,
    store: row.store,
    storeName: row.storeName,
    owner: row.owner,
    ownerName: row.ownerName,
    channel: row.channel,
    campaign: row.campaign,
    industry: row.industry,
    acquired_on: row.acquired_on,
    acquisition_cost: row.acquisition_cost,
    referrer:
      row.referrer === null
        ? null
        : row.referrerShown
          ? { id: row.referrerId, name: row.referrerName, number: row.referrerNumber }
          : { id: null, name: null, number: null },
    referred: row.referred,
    income: row.income,
    preferences: row.preferences,
    custom: row.custom,
    confirmed: row.confirmed,
    tags,
    source: row.sourceName,
    completeness: row.completeness,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    erasedAt: row.erased_at?.toISOString() ?? null,
    merged,
  };
}
export type Profile = Awaited<ReturnType<typeof profileOf>>;

function fieldsOf(db: Db, actor: Actor, customerId: number, parties: readonly number[]) {
  return db
    .selectFrom("party as p")
    .leftJoin("store", "store.id", "p.store")
    .leftJoin("member", "member.person", "p.owner")
    .leftJoin("merge as rm", "rm.party_id", "p.referrer")
    .leftJoin("party as r", (join) =>
      join.on("r.party_id", "=", sql<number>`coalesce(rm.customer_id, p.referrer)`),
    )
    .innerJoin("source", "source.id", "p.source")
    .selectAll("p")
    .select(["store.name as storeName", "member.name as ownerName", "source.name as sourceName"])
    .select(["r.public_id as referrerId", "r.name as referrerName"])
    .select(customerNumber("r", actor).as("referrerNumber"))
    .select(shownParty("r", actor).as("referrerShown"))
    .select(
      sql<number>`(select count(*)::int from party x where x.referrer = any(${parties}::int[])
        and x.party_id != p.party_id and x.party_id not in (select merge.party_id from merge)
        and ${shownParty("x", actor)})`.as("referred"),
    )
    .where("p.party_id", "=", customerId)
    .executeTakeFirstOrThrow();
}

async function tagsOf(db: Db, parties: readonly number[]) {
  const rows = await db
    .selectFrom("party_tag")
    .innerJoin("tag", "tag.id", "party_tag.tag")
    .leftJoin("member", "member.person", "party_tag.by")
    .leftJoin("batch", "batch.id", "party_tag.batch")
    .distinctOn("tag.name")
    .select(["tag.id", "tag.name", "party_tag.at", "member.name as by"])
    .where("party_tag.party_id", "in", [...parties])
    .where(sql<boolean>`(batch.state is null or batch.state not in ('undone', 'dropped'))`)
    .orderBy("tag.name")
    .orderBy("party_tag.at")
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Under which number each source knows him; our own, which an export may have brought back, is none of them. */
async function numbersOf(db: Db, parties: readonly number[]) {
  const { rows } = await sql<{ source: string; number: string }>`
    select source.name as source, substr(i.value, strpos(i.value, ':') + 1) as number
    from party_identifier i
    join source on source.id::text = split_part(i.value, ':', 1)
    join party p on p.party_id = i.party_id
    where i.kind = 'external' and i.party_id = any(${parties}::int[])
      and substr(i.value, strpos(i.value, ':') + 1) <> p.public_id
    order by source.id, i.value`.execute(db);
  return rows;
}

async function mergedInto(db: Db, customerId: number) {
  const rows = await db
    .selectFrom("merge")
    .innerJoin("party as p", "p.party_id", "merge.party_id")
    .innerJoin("source", "source.id", "p.source")
    .select(["p.public_id as id", "p.name", "p.phone", "p.member_no as memberNo", "source.name as source"])
    .select(["merge.at", "merge.reason"])
    .where("merge.customer_id", "=", customerId)
    .orderBy("merge.party_id")
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
