import { sql } from "kysely";
import { regionTitle } from "../geo/regions.ts";
import type { Db } from "../platform/database.ts";
import type { Actor } from "../verb.ts";
import { sourceNumber } from "./customerNumber.ts";
import { hiddenColumns, shownCustom } from "./refuseMasked.ts";
import type { CustomerRow } from "./schema.ts";

export type Named = Omit<
  CustomerRow,
  "orders" | "amount" | "amountYear" | "averageOrder" | "firstOn" | "lastOn" | "dueOn"
>;

/** What the pages show of customers beside their figures, by number: joined in PostgreSQL for the rows shown only. */
export async function namesOf(db: Db, actor: Actor, ids: readonly number[]): Promise<Map<number, Named>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .selectFrom("party as p")
    .leftJoin("store", "store.id", "p.store")
    .leftJoin("member", "member.person", "p.owner")
    .select([
      "p.party_id",
      "p.public_id",
      "p.name",
      "p.kind",
      "p.gender",
      "p.member_no",
      "p.phone",
      "p.email",
      "p.region",
      "p.channel",
      "p.completeness",
      "p.acquired_on",
      "p.updated_at",
      "p.erased_at",
      "p.custom",
      "store.name as store",
      "member.name as owner",
    ])
    .select(sourceNumber("p", actor).as("source_no"))
    .select(
      sql<string[]>`array(
        select distinct tag.name
        from party_tag
        join tag on tag.id = party_tag.tag
        left join batch on batch.id = party_tag.batch
        where (party_tag.party_id = p.party_id
            or party_tag.party_id in (select merge.party_id from merge where merge.customer_id = p.party_id))
          and (batch.state is null or batch.state not in ('undone', 'dropped'))
        order by tag.name)`.as("tags"),
    )
    .where("p.party_id", "in", [...ids])
    .execute();
  const hidden = hiddenColumns(actor);
  const shown = (column: string, value: string | null) => (hidden.has(column) ? null : value);
  return new Map(
    found.map((row) => [
      row.party_id,
      {
        id: row.public_id,
        name: shown("name", row.name),
        kind: row.kind,
        gender: row.gender,
        memberNo: row.member_no,
        sourceNo: row.source_no,
        phone: shown("phone", row.phone),
        email: shown("email", row.email),
        region: row.region,
        regionTitle: regionTitle(row.region),
        store: row.store,
        owner: row.owner,
        channel: row.channel,
        tags: row.tags,
        completeness: row.completeness,
        acquiredOn: row.acquired_on,
        updatedAt: row.updated_at.toISOString(),
        erased: row.erased_at !== null,
        custom: shownCustom(row.custom, hidden),
      },
    ]),
  );
}
