import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Trx } from "../platform/database.ts";
import { addConsents, type NewConsent } from "./addConsents.ts";
import { addExternalIds } from "./addExternalIds.ts";
import { addTags } from "./addTags.ts";
import { columnArrays, type PartyFields } from "./partyFields.ts";
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
/**
 * New parties, in blocks, and their ids in the order of the rows. A phone, mail or number that already stands for
 * someone else stays with him; the review of duplicates finds such pairs.
 */
export async function createParties(trx: Trx, rows: readonly NewParty[], origin: Origin): Promise<number[]> {
  const ids = await nextIds(trx, rows.length);
  let written: Promise<void> = Promise.resolve();
  for (let from = 0; from < rows.length; from += blockRows) {
    const block = rows.slice(from, from + blockRows);
    const numbers = ids.slice(from, from + blockRows);
    const insert = insertStatement(block, numbers, origin);
    // The next block is put together here while the database writes the last one.
    await written;
    written = writeBlock(trx, block, numbers, insert, origin);
    written.catch(() => {});
  }
  await written;
  if (origin.carry !== false) await partyToCarry(trx, ids, origin.now);
  return ids;
}

function insertStatement(rows: readonly NewParty[], ids: readonly number[], origin: Origin) {
  const { names, casts, parameters } = columnArrays(rows, 6, true);
  const columns = ["party_id", "public_id", ...names];
  return {
    text: `
      insert into party (${columns.join(", ")}, source, batch, created_at, updated_at)
      overriding system value
      select u.*, $3, $4, $5, $5
      from unnest(${["$1::integer[]", "$2::text[]", ...(casts === "" ? [] : [casts])].join(", ")}) as u (${columns.join(", ")})`,
    parameters: [
      `{${ids.join(",")}}`,
      `{${publicIds(rows.length).join(",")}}`,
      origin.source,
      origin.batch,
      origin.now,
      ...parameters,
    ],
  };
}

async function writeBlock(
  trx: Trx,
  rows: readonly NewParty[],
  ids: readonly number[],
  insert: { text: string; parameters: unknown[] },
  origin: Origin,
): Promise<void> {
  await rawQuery(trx, insert.text, insert.parameters);
  await addExternalIds(
    trx,
    rows.flatMap((row, i) => (row.externalId ? [{ id: row.externalId, party: ids[i]! }] : [])),
    origin.source,
  );
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
}

/** Numbers are taken ahead of the rows: identifiers and consents then need no `returning`. */
async function nextIds(trx: Trx, count: number): Promise<number[]> {
  if (count === 0) return [];
  const taken = await sql<{ ids: string }>`
    select string_agg(nextval(pg_get_serial_sequence('party', 'party_id'))::text, ',') ids
    from generate_series(1, ${count})`.execute(trx);
  return taken.rows[0]!.ids.split(",").map(Number);
}

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * Sixty random bits each: an address that cannot be counted up. The first twenty are shared by a block, so that its
 * entries lie together in the index (6 µs a row otherwise).
 */
function publicIds(count: number): string[] {
  const bytes = randomBytes(4 + count * 8);
  const letters = (from: number, to: number) => {
    let text = "";
    for (let at = from; at < to; at++) text += alphabet[bytes[at]! & 31];
    return text;
  };
  const start = letters(0, 4);
  return Array.from({ length: count }, (_, i) => start + letters(4 + i * 8, 12 + i * 8)).sort();
}
