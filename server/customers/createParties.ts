import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Trx } from "../platform/database.ts";
import { addConsents, type NewConsent } from "./addConsents.ts";
import { addIdentifiers } from "./addIdentifiers.ts";
import { addTags } from "./addTags.ts";
import {
  emptyParty,
  externalValue,
  identifiersOf,
  type PartyFields,
  partyArrays,
  partyColumns,
  partyParameters,
} from "./partyFields.ts";
import { partyToCarry } from "./partyToCarry.ts";
import { rawQuery } from "./rawQuery.ts";

export interface NewParty extends Partial<PartyFields> {
  /** The id that the source itself uses. */
  externalId?: string | null;
  tags?: readonly string[];
  consents?: readonly NewConsent[];
}

export interface Origin {
  source: number;
  batch: number | null;
  now: Date;
  by: number | null;
  /** `false`: the caller carries the whole batch to ClickHouse itself, by `carryPartiesOfBatch`. */
  carry?: boolean;
}

const blockRows = 5000;
const insertParties = `
  insert into party (party_id, public_id, source, batch, created_at, updated_at, ${partyColumns.join(", ")})
  overriding system value
  select u.party_id, u.public_id, $3, $4, $5, $5, ${partyColumns.map((name) => `u.${name}`).join(", ")}
  from unnest($1::integer[], $2::text[], ${partyArrays(6)}) as u (party_id, public_id, ${partyColumns.join(", ")})`;

/**
 * New parties, in blocks, and their ids in the order of the rows. A phone, mail or number that already stands for
 * someone else stays with him; the review of duplicates finds such pairs.
 */
export async function createParties(trx: Trx, rows: readonly NewParty[], origin: Origin): Promise<number[]> {
  const ids: number[] = [];
  for (let from = 0; from < rows.length; from += blockRows) {
    ids.push(...(await createBlock(trx, rows.slice(from, from + blockRows), origin)));
  }
  return ids;
}

async function createBlock(trx: Trx, rows: readonly NewParty[], origin: Origin): Promise<number[]> {
  const ids = await nextIds(trx, rows.length);
  const parties = rows.map((row): PartyFields => ({ ...emptyParty, ...row }));
  await rawQuery(trx, insertParties, [
    `{${ids.join(",")}}`,
    `{${publicIds(rows.length).join(",")}}`,
    origin.source,
    origin.batch,
    origin.now,
    ...partyParameters(parties),
  ]);
  const identifiers = parties.flatMap((party, i) => {
    const found = identifiersOf(party).map((one) => ({ ...one, party: ids[i]! }));
    const external = rows[i]!.externalId;
    if (external)
      found.push({ kind: "external", value: externalValue(origin.source, external), party: ids[i]! });
    return found;
  });
  await addIdentifiers(trx, identifiers);
  await addConsents(
    trx,
    rows.flatMap((row, i) => (row.consents ?? []).map((consent) => ({ ...consent, party: ids[i]! }))),
    origin,
  );
  await addTags(
    trx,
    rows.flatMap((row, i) => (row.tags ?? []).map((tag) => ({ party: ids[i]!, tag }))),
    origin,
  );
  if (origin.carry !== false) await partyToCarry(trx, ids, origin.now);
  return ids;
}

/** Numbers are taken ahead of the rows: identifiers and consents then need no `returning`. */
async function nextIds(trx: Trx, count: number): Promise<number[]> {
  const taken = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('party', 'party_id'))::integer id
    from generate_series(1, ${count})`.execute(trx);
  return taken.rows.map((row) => row.id);
}

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Sixty random bits each: an address that cannot be counted up. */
export function publicIds(count: number): string[] {
  const bytes = randomBytes(count * 12);
  return Array.from({ length: count }, (_, i) => {
    let id = "";
    for (let at = i * 12; at < i * 12 + 12; at++) id += alphabet[bytes[at]! & 31];
    return id;
  });
}
