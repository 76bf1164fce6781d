import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../verb.ts";
import { hiddenColumns } from "./refuseMasked.ts";

/**
 * The number that a customer has in the system that his rows came from: what the people of a shop know him by where no name
 * and no member number came with them. Of people who were merged, that of the one who stayed before that of others. Null
 * where no source numbers its customers, and for who may not see names, telephones or mail: some systems number people by
 * these. `party` is an alias of the table party. `unmasked` is for who masks it for each reader himself.
 */
export function sourceNumber(party: string, actor: Actor | "unmasked"): RawBuilder<string | null> {
  if (actor !== "unmasked" && hiddenColumns(actor).has("external")) return sql<string | null>`null::text`;
  const of = (column: string) => sql.ref(`${party}.${column}`);
  return sql<string | null>`(
    select substr(i.value, strpos(i.value, ':') + 1)
    from (
      select ${of("party_id")} as id
      union all
      select merge.party_id from merge where merge.customer_id = ${of("party_id")}
    ) as who
    join party_identifier i on i.party_id = who.id and i.kind = 'external'
    where substr(i.value, strpos(i.value, ':') + 1) <> ${of("public_id")}
    order by who.id <> ${of("party_id")}, i.value
    limit 1)`;
}

/** What stands for a name that is not known: the member number, or else the source's own. */
export const customerNumber = (party: string, actor: Actor | "unmasked"): RawBuilder<string | null> =>
  sql<string | null>`coalesce(${sql.ref(`${party}.member_no`)}, ${sourceNumber(party, actor)})`;
