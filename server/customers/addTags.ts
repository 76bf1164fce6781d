import type { Trx } from "../platform/database.ts";
import { rawQuery } from "./rawQuery.ts";
import { numberArray, textArray } from "./sqlArray.ts";

/** The numbers of tags by name; new ones are made. */
export async function tagNumbers(trx: Trx, names: readonly string[]): Promise<Map<string, number>> {
  const distinct = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ""))].sort();
  if (distinct.length === 0) return new Map();
  const parameters = [textArray(distinct)];
  await rawQuery(trx, "insert into tag (name) select unnest($1::text[]) on conflict do nothing", parameters);
  const found = await rawQuery<{ id: number; name: string }>(
    trx,
    "select id, name from tag where name = any($1::text[])",
    parameters,
  );
  return new Map(found.rows.map((row) => [row.name, row.id]));
}

export async function addTags(
  trx: Trx,
  tags: readonly { party: number; tag: string }[],
  origin: { now: Date; by: number | null; batch: number | null },
) {
  if (tags.length === 0) return;
  const numbers = await tagNumbers(
    trx,
    tags.map((one) => one.tag),
  );
  const known = tags.flatMap((one) => {
    const tag = numbers.get(one.tag.trim());
    return tag === undefined ? [] : [{ party: one.party, tag }];
  });
  await rawQuery(
    trx,
    `insert into party_tag (party_id, tag, at, by, batch)
     select u.*, $3, $4::integer, $5::integer
     from unnest($1::integer[], $2::integer[]) as u
     on conflict do nothing`,
    [
      numberArray(known.map((one) => one.party)),
      numberArray(known.map((one) => one.tag)),
      origin.now,
      origin.by,
      origin.batch,
    ],
  );
}
