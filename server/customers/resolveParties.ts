import type { Db, Trx } from "../platform/database.ts";
import { externalValue, type IdentifierKind } from "./partyFields.ts";
import { rawQuery } from "./rawQuery.ts";
import { publicId } from "./schema.ts";
import { numberArray, textArray } from "./sqlArray.ts";

export interface PartyKey {
  memberNo?: string | null;
  externalId?: string | null;
  /** E.164 */
  phone?: string | null;
  /** Lower case. */
  email?: string | null;
}

export interface Resolved {
  party: number;
  by: IdentifierKind;
  /** Another key of the same row stands for someone else: contradictory ids, for the review list. */
  conflict?: number;
}

/** Which key counts when two of them disagree: a number that the shop gave out before one that people share. */
const order = ["member_no", "external", "phone", "email"] as const;

const visible = "(p.batch is null or p.batch <> all($2::integer[]))";
/**
 * Of several who share a phone, the first one known is meant. Asked value by value through the index: an import fills the
 * table while it asks, and a join that the planner makes without knowing so reads all of it for every block (a second for
 * each 5,000 of a million). The `+ 0` keeps it from looking for the smallest party along the primary key.
 */
const byColumn = (match: string) => `
  select u.value, found.party_id
  from unnest($1::text[]) as u (value)
  cross join lateral (
    select min(p.party_id + 0) party_id
    from party p
    where ${match} and ${visible}
  ) as found
  where found.party_id is not null`;
const lookUps: Record<IdentifierKind, string> = {
  member_no: byColumn('p.member_no collate "C" = u.value'),
  phone: byColumn('reverse(p.phone) collate "C" = reverse(u.value)'),
  email: byColumn('p.email collate "C" = u.value'),
  external: `
    select u.value, found.party_id
    from unnest($1::text[]) as u (value)
    cross join lateral (
      select i.party_id
      from party_identifier i
      join party p on p.party_id = i.party_id
      where i.kind = 'external' and i.value = u.value and ${visible}
      offset 0
    ) as found`,
};

/**
 * Who is meant, row by row; undefined for someone new. Parties that came with an import still under way, undone or
 * broken off are not found, except by that import itself (`batch`).
 */
export async function resolveParties(
  db: Db | Trx,
  keys: readonly PartyKey[],
  scope: { source: number; batch?: number | null },
): Promise<(Resolved | undefined)[]> {
  const wanted = keys.map(
    (key): Record<IdentifierKind, string | null> => ({
      member_no: key.memberNo ?? null,
      external: key.externalId ? externalValue(scope.source, key.externalId) : null,
      phone: key.phone ?? null,
      email: key.email ?? null,
    }),
  );
  const found = new Map<string, number>();
  const hidden = numberArray(await hiddenBatchesBut(db, scope.batch ?? null));
  for (const kind of order) {
    const values = [...new Set(wanted.map((key) => key[kind]).filter((value) => value !== null))];
    for (let from = 0; from < values.length; from += 20_000) {
      const answer = await rawQuery<{ value: string; party_id: number }>(db, lookUps[kind], [
        textArray(values.slice(from, from + 20_000)),
        hidden,
      ]);
      for (const row of answer.rows) found.set(`${kind} ${row.value}`, row.party_id);
    }
  }
  // A list that was exported comes back: it names people by our own id, where the source has no such number.
  const ours = keys.flatMap(({ externalId: id }) =>
    id && publicId.test(id) && !found.has(`external ${externalValue(scope.source, id)}`) ? [id] : [],
  );
  const values = [...new Set(ours)];
  for (let from = 0; from < values.length; from += 20_000) {
    const answer = await rawQuery<{ value: string; party_id: number }>(
      db,
      `select p.public_id as value, p.party_id from party p where p.public_id = any($1::text[]) and p.erased_at is null and ${visible}`,
      [textArray(values.slice(from, from + 20_000)), hidden],
    );
    for (const row of answer.rows)
      found.set(`external ${externalValue(scope.source, row.value)}`, row.party_id);
  }
  return wanted.map((key) => {
    let first: Resolved | undefined;
    for (const by of order) {
      const value = key[by];
      const party = value === null ? undefined : found.get(`${by} ${value}`);
      if (party === undefined) continue;
      if (!first) first = { party, by };
      else if (first.party !== party && first.conflict === undefined) first.conflict = party;
    }
    return first;
  });
}

export async function hiddenBatchesBut(db: Db | Trx, own: number | null): Promise<number[]> {
  const found = await rawQuery<{ id: number }>(
    db,
    "select id from batch where state in ('staged', 'undone', 'dropped') and id <> coalesce($1::integer, 0)",
    [own],
  );
  return found.rows.map((row) => row.id);
}
