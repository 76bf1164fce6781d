import { type RawBuilder, type SqlBool, sql } from "kysely";
import { regionName } from "../geo/regions.ts";
import { seesParty } from "../platform/rowScope.ts";
import type { Language } from "../refuse.ts";
import type { Actor } from "../verb.ts";
import { inHiddenBatch } from "./onCustomer.ts";
import { hiddenColumns } from "./refuseMasked.ts";

/** Whether a row of `party` is somebody whom the actor is shown. */
export const shownParty = (table: string, actor: Actor): RawBuilder<SqlBool> =>
  sql<SqlBool>`(not ${inHiddenBatch(table)} and ${seesParty(`${table}.party_id`, actor)})`;

/** Stands for a person outside of what the reader is shown. */
export const unseenPerson = "";

/**
 * A person kept by number, as this reader is shown him: by name, by address where his role sees no names, and
 * `unseenPerson` where the customer is not among those he may see. Null stays null.
 */
export function personWord(number: RawBuilder<unknown>, actor: Actor): RawBuilder<string | null> {
  const name = hiddenColumns(actor).has("name") ? sql`null` : sql`r.name`;
  return sql<string | null>`case when ${number} is null then null else coalesce((
    select coalesce(${name}, r.public_id)
    from (select ${number}::integer as party_id) as said
    left join merge on merge.party_id = said.party_id
    join party as r on r.party_id = coalesce(merge.customer_id, said.party_id)
    where ${shownParty("r", actor)}), ${unseenPerson}) end`;
}

/** A value of the history in words, where it is kept as a number: who owned, which store, who brought him. */
export function changeWord(column: "c.old" | "c.new", actor: Actor): RawBuilder<string | null> {
  const value = sql.ref(column);
  return sql<string | null>`case c.field
    when 'owner' then (select coalesce(min(name), ${value}) from member where person = ${value}::integer)
    when 'store' then (select coalesce(min(name), ${value}) from store where id = ${value}::integer)
    when 'referrer' then ${personWord(value, actor)}
    else ${value} end`;
}

/** The same for what the database does not know by name. */
export const regionWord = (field: unknown, value: string | null, language: Language): string | null =>
  field === "region" && value !== null ? regionName(Number(value), language) || value : value;
