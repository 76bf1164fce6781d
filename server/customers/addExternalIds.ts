import type { Trx } from "../platform/database.ts";
import { externalValue } from "./partyFields.ts";
import { rawQuery } from "./rawQuery.ts";
import { numberArray, textArray } from "./sqlArray.ts";

/** Ids that a source itself uses. The first holder keeps one, unless he came with an import that was undone or broke off. */
export async function addExternalIds(
  trx: Trx,
  ids: readonly { id: string; party: number }[],
  source: number,
) {
  if (ids.length === 0) return;
  await rawQuery(
    trx,
    `insert into party_identifier as i (kind, value, party_id)
     select distinct on (value) 'external', u.value, u.party_id
     from unnest($1::text[], $2::integer[]) as u (value, party_id)
     order by value, party_id
     on conflict (kind, value) do update set party_id = excluded.party_id
       where exists (
         select from party p
         join batch b on b.id = p.batch
         where p.party_id = i.party_id
           and b.state in ('undone', 'dropped'))`,
    [textArray(ids.map((one) => externalValue(source, one.id))), numberArray(ids.map((one) => one.party))],
  );
}
