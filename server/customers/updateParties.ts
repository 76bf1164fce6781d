import type { Trx } from "../platform/database.ts";
import { addConsents, type NewConsent } from "./addConsents.ts";
import { addExternalIds } from "./addExternalIds.ts";
import { addTags } from "./addTags.ts";
import { type Birthday, writeBirthday } from "./birthday.ts";
import type { Origin } from "./createParties.ts";
import { columnArrays, type PartyFields } from "./partyFields.ts";
import { partyToCarry } from "./partyToCarry.ts";
import { rawQuery } from "./rawQuery.ts";
import { numberArray, textArray } from "./sqlArray.ts";

export interface PartyUpdate {
  party: number;
  /** What is to be as given; a field that is absent stays. `custom` entries are added to those there. */
  set: Partial<PartyFields>;
  /** `custom` is all there is to be, instead of an addition. */
  replaceCustom?: boolean;
  externalId?: string | null;
  tags?: readonly string[];
  consents?: readonly NewConsent[];
}

/** A field's old and new value in words, as the history keeps them. */
export interface PartyChange {
  party: number;
  field: string;
  old: string | null;
  new: string | null;
}

export type StoredParty = PartyFields & {
  party_id: number;
  version: string;
  confirmed: Record<string, string>;
};

const blockRows = 2000;
const storedColumns = [
  "party_id",
  "version",
  "confirmed",
  "kind",
  "name",
  "gender",
  "phone",
  "landline",
  "email",
  "member_no",
  "birthday::text",
  "birthday_kind",
  "birthday_lunar",
  "birth_year",
  "company",
  "position",
  "contacts",
  "region",
  "address",
  "store",
  "owner",
  "channel",
  "campaign",
  "industry",
  "acquired_on::text",
  "acquisition_cost::text",
  "referrer",
  "income",
  "preferences",
  "custom",
].join(", ");

/** The parties as they are, locked until the transaction ends, in the order of their numbers. */
export async function lockParties(trx: Trx, parties: readonly number[]): Promise<Map<number, StoredParty>> {
  const found = await rawQuery<StoredParty>(
    trx,
    `select ${storedColumns} from party where party_id = any($1::integer[]) and erased_at is null
     order by party_id for update`,
    [numberArray([...new Set(parties)])],
  );
  return new Map(found.rows.map((row) => [row.party_id, row]));
}

/**
 * Changes parties and keeps what was there before, field by field. What is given again unchanged only counts as
 * confirmed: `confirmed` says for each field when someone last stood by it. Two rows for one party apply in order.
 */
export async function updateParties(
  trx: Trx,
  updates: readonly PartyUpdate[],
  origin: Origin,
): Promise<PartyChange[]> {
  const changes: PartyChange[] = [];
  for (let from = 0; from < updates.length; from += blockRows) {
    changes.push(...(await updateBlock(trx, updates.slice(from, from + blockRows), origin)));
  }
  return changes;
}

async function updateBlock(
  trx: Trx,
  updates: readonly PartyUpdate[],
  origin: Origin,
): Promise<PartyChange[]> {
  const before = await lockParties(
    trx,
    updates.map((update) => update.party),
  );
  const after = new Map<number, StoredParty>();
  const day = origin.now.toISOString().slice(0, 10);
  for (const update of updates) {
    const party = after.get(update.party) ?? before.get(update.party);
    if (party) after.set(update.party, applied(party, update, day));
  }
  const changes = [...after.values()].flatMap((party) => changesOf(before.get(party.party_id)!, party));
  await writeBlock(trx, [...after.values()], origin.now);
  await keepHistory(trx, changes, origin);
  const known = updates.filter((update) => after.has(update.party));
  await addExternalIds(
    trx,
    known.flatMap((update) => (update.externalId ? [{ id: update.externalId, party: update.party }] : [])),
    origin.source,
  );
  await addConsents(
    trx,
    known.flatMap((update) =>
      (update.consents ?? []).map((consent) => ({ ...consent, party: update.party })),
    ),
    origin,
  );
  await addTags(
    trx,
    known.flatMap((update) => (update.tags ?? []).map((tag) => ({ party: update.party, tag }))),
    origin,
  );
  if (origin.carry !== false) await partyToCarry(trx, [...after.keys()], origin.now);
  return changes;
}

/** Writes parties as given: columns that follow from others (pinyin, phone tail, completeness) with them. */
export async function writeBlock(trx: Trx, parties: readonly StoredParty[], now: Date) {
  if (parties.length === 0) return;
  const { names, casts, parameters } = columnArrays(parties, 4);
  await rawQuery(
    trx,
    `update party p set
       (${names.join(", ")}, confirmed, version, updated_at) =
       (${names.map((name) => `u.${name}`).join(", ")}, u.confirmed, p.version + 1, $2)
     from unnest($1::integer[], $3::jsonb[], ${casts}) as u (party_id, confirmed, ${names.join(", ")})
     where p.party_id = u.party_id`,
    [
      numberArray(parties.map((party) => party.party_id)),
      now,
      textArray(parties.map((party) => JSON.stringify(party.confirmed))),
      ...parameters,
    ],
  );
}

function applied(party: StoredParty, { set, replaceCustom }: PartyUpdate, day: string): StoredParty {
  const given = Object.fromEntries(
    Object.entries(set).filter(([, value]) => value !== undefined),
  ) as typeof set;
  const confirmed = { ...party.confirmed };
  for (const field of Object.keys(given)) confirmed[field] = day;
  const custom = given.custom ? { ...(replaceCustom ? {} : party.custom), ...given.custom } : party.custom;
  return { ...party, ...given, custom, confirmed };
}

const compared = [
  "kind",
  "name",
  "gender",
  "phone",
  "landline",
  "email",
  "member_no",
  "company",
  "position",
  "contacts",
  "region",
  "address",
  "store",
  "owner",
  "channel",
  "campaign",
  "industry",
  "acquired_on",
  "acquisition_cost",
  "referrer",
  "income",
  "preferences",
] as const;

/** What differs, in words that can be read again: a birthday as `lunar|1974-08-15`, lists as JSON. */
export function changesOf(before: PartyFields & { party_id: number }, after: PartyFields): PartyChange[] {
  const changes: PartyChange[] = [];
  const compare = (field: string, old: string | null, now: string | null) => {
    if (old !== now) changes.push({ party: before.party_id, field, old, new: now });
  };
  for (const field of compared) compare(field, words(before[field]), words(after[field]));
  compare("birthday", birthdayWords(before), birthdayWords(after));
  for (const key of new Set([...Object.keys(before.custom), ...Object.keys(after.custom)])) {
    compare(`custom.${key}`, before.custom[key] ?? null, after.custom[key] ?? null);
  }
  return changes;
}

const birthdayWords = (of: Birthday) =>
  writeBirthday(of) ?? (of.birth_year === null ? null : `year|${of.birth_year}`);

function words(value: unknown): string | null {
  if (value === null || value === undefined || value === "" || value === 0) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : JSON.stringify(value);
  // 12.5 and 12.5000 are one amount.
  return typeof value === "string" && /^-?\d+\.\d*0$/.test(value)
    ? value.replace(/\.?0+$/, "")
    : String(value);
}

export async function keepHistory(
  trx: Trx,
  changes: readonly PartyChange[],
  origin: { now: Date; by: number | null; batch: number | null },
) {
  if (changes.length === 0) return;
  await rawQuery(
    trx,
    `insert into party_change (party_id, field, old, new, at, by, batch)
     select u.*, $5::timestamptz, $6::integer, $7::integer
     from unnest($1::integer[], $2::text[], $3::text[], $4::text[]) as u`,
    [
      numberArray(changes.map((change) => change.party)),
      textArray(changes.map((change) => change.field)),
      textArray(changes.map((change) => change.old)),
      textArray(changes.map((change) => change.new)),
      origin.now,
      origin.by,
      origin.batch,
    ],
  );
}
