import type { Trx } from "../platform/database.ts";
import { readBirthday } from "./birthday.ts";
import { emptyParty, type PartyFields } from "./partyFields.ts";
import { partyToCarry } from "./partyToCarry.ts";
import { rawQuery } from "./rawQuery.ts";
import { lockReferrals, ReferralChains } from "./referralChains.ts";
import { numberArray } from "./sqlArray.ts";
import { changesOf, keepHistory, lockParties, type StoredParty, writeBlock } from "./updateParties.ts";

export interface Undone {
  /** Values put back. */
  restored: number;
  /**
   * Values that someone has changed since, and referrers that would now close a circle: they stay. The first of them by
   * whom and which field.
   */
  changedSince: number;
  changed: { party: number; field: string }[];
  /** People whom the import made and whom later work stands on: they stay, and belong to no import any more. */
  kept: number[];
}

/** So many changed values are told one by one. */
const mostListed = 50;

interface By {
  now: Date;
  by: number | null;
}

const keepTouched = `
  update party p set batch = null, version = version + 1, updated_at = $2
  where p.batch = $1
    and (p.party_id = any($3::integer[])
      or exists (select from note x where x.party_id = p.party_id)
      or exists (select from attachment x where x.party_id = p.party_id)
      or exists (select from party_change x where x.party_id = p.party_id and x.batch is distinct from $1)
      or exists (select from consent x where x.party_id = p.party_id and x.batch is distinct from $1)
      or exists (select from party_tag x where x.party_id = p.party_id and x.batch is distinct from $1)
      or exists (select from merge x where x.party_id = p.party_id or x.customer_id = p.party_id)
      or exists (select from party x where x.referrer = p.party_id and x.batch is distinct from $1))
  returning p.party_id`;

/**
 * Takes back what an import did to people: old values return where nobody changed them since, tags and consents of the
 * batch no longer count, untouched people that it made vanish with the batch. `standing` are parties that later facts
 * stand on. Called in the transaction that sets the batch to `undone`.
 */
export async function undoParties(
  trx: Trx,
  batch: number,
  standing: readonly number[],
  by: By,
): Promise<Undone> {
  await lockReferrals(trx);
  const kept = await rawQuery<{ party_id: number }>(trx, keepTouched, [batch, by.now, numberArray(standing)]);
  const turned = await turn(trx, batch, by, "undo");
  await partyToCarry(
    trx,
    kept.rows.map((row) => row.party_id),
    by.now,
  );
  return {
    restored: turned.done,
    changedSince: turned.left,
    changed: turned.changed,
    kept: kept.rows.map((row) => row.party_id).sort((a, b) => a - b),
  };
}

/** Brings the values of an undone import back, where nobody has changed them in between. */
export async function redoParties(trx: Trx, batch: number, by: By): Promise<{ restored: number }> {
  await lockReferrals(trx);
  return { restored: (await turn(trx, batch, by, "redo")).done };
}

interface Change {
  id: string;
  party_id: number;
  field: string;
  old: string | null;
  new: string | null;
}

async function turn(trx: Trx, batch: number, by: By, way: "undo" | "redo") {
  let done = 0;
  let left = 0;
  const stayed: { party: number; field: string }[] = [];
  let last = 0;
  const touched: number[] = [];
  const circles = await closingCircles(trx, batch, way);
  for (;;) {
    const block = await rawQuery<{ party_id: number }>(
      trx,
      `select distinct party_id from (
         select party_id from party_change where batch = $1 and party_id > $2
         union all select party_id from party_tag where batch = $1 and party_id > $2
         union all select party_id from consent where batch = $1 and party_id > $2) x
       where not exists (select from party p where p.party_id = x.party_id and p.batch = $1)
       order by party_id limit 2000`,
      [batch, last],
    );
    const ids = block.rows.map((row) => row.party_id);
    if (ids.length === 0) break;
    last = ids.at(-1)!;
    touched.push(...ids);
    const changes = await rawQuery<Change>(
      trx,
      `select id, party_id, field, old, new from party_change
       where batch = $1 and party_id = any($2::integer[]) order by id`,
      [batch, numberArray(ids)],
    );
    const before = await lockParties(trx, ids);
    const after = new Map<number, StoredParty>(before);
    const ordered = way === "undo" ? changes.rows.reverse() : changes.rows;
    for (const change of ordered) {
      const party = after.get(change.party_id);
      if (!party) continue;
      const [is, becomes] = way === "undo" ? [change.new, change.old] : [change.old, change.new];
      if (circles.has(change.id) || wordOf(party, change.field) !== is) {
        left++;
        if (stayed.length < mostListed) stayed.push({ party: change.party_id, field: change.field });
      } else {
        after.set(change.party_id, { ...party, ...fieldFrom(party, change.field, becomes) });
        done++;
      }
    }
    const changed = [...after.values()].flatMap((party) => changesOf(before.get(party.party_id)!, party));
    const those = new Set(changed.map((change) => change.party));
    await writeBlock(
      trx,
      [...after.values()].filter((party) => those.has(party.party_id)),
      by.now,
    );
    await keepHistory(trx, changed, { ...by, batch: null });
  }
  await partyToCarry(trx, touched, by.now);
  return { done, left, changed: stayed };
}

/**
 * Changes of referrers that cannot be turned, because somebody would then stand above himself. They are walked one after
 * another over all of the batch, back the way the import came, so that each step is one that was there before.
 */
async function closingCircles(trx: Trx, batch: number, way: "undo" | "redo"): Promise<Set<string>> {
  const { rows } = await rawQuery<Change & { referrer: number | null }>(
    trx,
    `select x.id, x.party_id, x.field, x.old, x.new, p.referrer
     from party_change x
     join party p on p.party_id = x.party_id
     where x.batch = $1 and x.field = 'referrer' and p.batch is distinct from $1 and p.erased_at is null
     order by x.id`,
    [batch],
  );
  const closing = new Set<string>();
  const now = new Map(rows.map((row) => [row.party_id, row.referrer]));
  const chains = new ReferralChains(trx);
  const known = [...now.values(), ...rows.flatMap((row) => [row.old, row.new].map((is) => is && Number(is)))];
  await chains.load([...now.keys(), ...known.filter((one) => typeof one === "number")]);
  for (const change of way === "undo" ? rows.reverse() : rows) {
    const [is, becomes] = (way === "undo" ? [change.new, change.old] : [change.old, change.new]).map(
      (word) => (word === null ? null : Number(word)),
    ) as [number | null, number | null];
    if (now.get(change.party_id) !== is) continue;
    if (becomes !== null && chains.closes(change.party_id, becomes)) closing.add(change.id);
    else {
      chains.change(change.party_id, becomes);
      now.set(change.party_id, becomes);
    }
  }
  return closing;
}

/** A field in the words of the history. */
function wordOf(party: StoredParty, field: string): string | null {
  const empty = { ...emptyParty, party_id: party.party_id };
  return (
    changesOf(empty, party).find((change) => change.field === field)?.new ??
    (field === "kind" ? party.kind : null)
  );
}

/** The other way: what the history says, as fields. */
function fieldFrom(party: PartyFields, field: string, text: string | null): Partial<PartyFields> {
  if (field.startsWith("custom.")) {
    const custom = { ...party.custom };
    if (text === null) delete custom[field.slice(7)];
    else custom[field.slice(7)] = text;
    return { custom };
  }
  if (field === "birthday") {
    const none = { birthday: null, birthday_kind: null, birthday_lunar: null, birth_year: null };
    return text === null ? none : (readBirthday(text) ?? none);
  }
  if (field === "contacts" || field === "preferences")
    return { [field]: text === null ? [] : JSON.parse(text) };
  if (field === "region") return { region: Number(text ?? 0) };
  if (field === "store" || field === "owner" || field === "referrer")
    return { [field]: text === null ? null : Number(text) };
  if (field === "channel") return { channel: text ?? "" };
  return { [field]: text };
}
