import type { Trx } from "../platform/database.ts";
import type { IdentifierKind } from "./partyFields.ts";
import { rawQuery } from "./rawQuery.ts";
import { numberArray, textArray } from "./sqlArray.ts";

export interface NewIdentifier {
  kind: IdentifierKind;
  value: string;
  party: number;
}

/** The first holder keeps an identifier, unless he came with an import that was undone or broke off. */
export async function addIdentifiers(trx: Trx, identifiers: readonly NewIdentifier[]) {
  if (identifiers.length === 0) return;
  const parameters = [
    textArray(identifiers.map((one) => one.kind)),
    textArray(identifiers.map((one) => one.value)),
  ];
  const gone = await rawQuery<{ id: number }>(
    trx,
    "select id from batch where state in ('undone', 'dropped')",
  );
  if (gone.rows.length > 0) {
    await rawQuery(
      trx,
      `delete from party_identifier i
       using unnest($1::text[], $2::text[]) as u (kind, value), party p
       where i.kind = u.kind
         and i.value = u.value
         and p.party_id = i.party_id
         and p.batch = any($3::integer[])`,
      [...parameters, numberArray(gone.rows.map((row) => row.id))],
    );
  }
  await rawQuery(
    trx,
    `insert into party_identifier (kind, value, party_id)
     select * from unnest($1::text[], $2::text[], $3::integer[])
     on conflict do nothing`,
    [...parameters, numberArray(identifiers.map((one) => one.party))],
  );
}
