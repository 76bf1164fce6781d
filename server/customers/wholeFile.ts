import { sql } from "kysely";
import { companySettings } from "../platform/settings.ts";
import type { StreamContext } from "../stream.ts";
import { changeWord, personWord, regionWord } from "./changeWord.ts";
import { linesOfParties, ofParties } from "./customerOrders.ts";
import { customFields } from "./customFields.ts";
import { hidesWords } from "./hidesWords.ts";
import type { FoundCustomer } from "./onCustomer.ts";
import { hiddenColumns, shownCustom } from "./refuseMasked.ts";
import { wholeEvents } from "./wholeEvents.ts";
import { wholeValue } from "./wholeValue.ts";

/** Everything that is kept about one person, in all of his files: for hand-over and for his right to see it. */
export async function wholeFile(
  context: Pick<StreamContext, "db" | "ch" | "actor" | "now" | "zone" | "language">,
  found: FoundCustomer,
) {
  const { db, ch, actor, language } = context;
  const { parties } = found;
  const hidden = hiddenColumns(actor);
  const wordless = hidesWords(actor);
  const { currency } = await companySettings(db);
  const ids = sql`${parties}::int[]`;
  const rows = <T>(query: ReturnType<typeof sql<T>>) => query.execute(db).then((answer) => answer.rows);
  const fields = await customFields(db);
  const [files, identifiers, consents, notes, changes, attachments, merges, tags, lines, happened, worth] =
    await Promise.all([
      rows(sql<Record<string, unknown>>`
      select p.*, s.name source_name, store.name store_name, m.name owner_name,
        ${personWord(sql.ref("p.referrer"), actor)} referrer_name
      from party p join source s on s.id = p.source
      left join store on store.id = p.store left join member m on m.person = p.owner
      where p.party_id = any(${ids}) order by p.party_id`),
      rows(sql<Record<string, unknown>>`
      select kind, value, party_id from party_identifier
      where party_id = any(${ids}) and not (kind = any(${[...hidden]}::text[])) order by kind, value`),
      rows(sql<Record<string, unknown>>`
      select purpose, channel, state, basis, source, at from consent where party_id = any(${ids}) order by at, id`),
      rows(sql<Record<string, unknown>>`
      select n.at, m.name author, ${wordless ? sql`null` : sql`n.body`} body, n.edited_at from note n join member m on m.person = n.by
      where n.party_id = any(${ids}) and n.deleted_at is null order by n.at, n.id`),
      rows(sql<WholeChange>`
      select c.at, c.field, ${changeWord("c.old", actor)} old, ${changeWord("c.new", actor)} new, m.name changed_by from party_change c left join member m on m.person = c.by
      where c.party_id = any(${ids}) and not (c.field = any(${[...hidden]}::text[])) order by c.id`),
      rows(sql<Record<string, unknown>>`
      select id, ${wordless ? sql`null` : sql`name`} as name, bytes, at from attachment where party_id = any(${ids}) and deleted_at is null order by at, id`),
      rows(sql<Record<string, unknown>>`
      select party_id, customer_id, action, ${wordless ? sql`null` : sql`reason`} as reason, at from merge_history
      where party_id = any(${ids}) or customer_id = any(${ids}) order by id`),
      rows(sql<Record<string, unknown>>`
      select tag.name, party_tag.at from party_tag join tag on tag.id = party_tag.tag
      where party_tag.party_id = any(${ids}) order by tag.name, party_tag.at`),
      ch.rows<Record<string, unknown>>(
        `select occurred_on, order_no, toString(line) line, sku, category, qty, amount_original, currency,
         if(amount = 0 and amount_original != 0, null, amount) amount, kind, channel, store, status
       ${linesOfParties} order by occurred_on, order_id, line`,
        ofParties(parties),
      ),
      wholeEvents(db, ch, parties, { wordless, currency }),
      wholeValue(context, found),
    ]);
  const products = await ch.rows<{ sku: number; name: string }>(
    "select sku, argMax(name, version) name from product where sku in {skus:Array(UInt32)} group by sku",
    { skus: [...new Set(lines.map((line) => Number(line.sku)))] },
  );
  const names = new Map(products.map((row) => [row.sku, row.name]));
  return {
    files: files.map((file): WholeParty => withoutHidden(file, hidden)),
    /** What the keys under `custom` are, and the choices in them. */
    customFields: fields
      .filter((field) => !hidden.has(`custom.${field.key}`))
      .map(({ key, zh, en, type, choices }) => ({ key, zh, en, type, choices })),
    identifiers,
    tags,
    consents,
    notes,
    changes: changes.map((change) => ({
      ...change,
      old: regionWord(change.field, change.old, language),
      new: regionWord(change.field, change.new, language),
    })),
    attachments,
    merges,
    /** Free words are null where the reader does not see them. */
    withoutWords: wordless,
    currency,
    ...worth,
    ...happened,
    purchases: lines.map((line) => ({ ...line, product: names.get(Number(line.sku)) ?? null })),
  };
}
export type WholeFile = Awaited<ReturnType<typeof wholeFile>>;

interface WholeChange extends Record<string, unknown> {
  field: string;
  old: string | null;
  new: string | null;
}
type WholeParty = Record<string, unknown> & { custom: Record<string, string> };

/** What follows from a hidden column (the pinyin of a name) goes with it. */
const following: Record<string, readonly string[]> = {
  name: ["pinyin", "initials"],
  phone: ["phone_tail"],
  birthday: ["birthday_kind", "birthday_lunar", "birth_year"],
};

function withoutHidden(file: Record<string, unknown>, hidden: ReadonlySet<string>) {
  const gone = new Set([...hidden].flatMap((column) => [column, ...(following[column] ?? [])]));
  const shown = Object.fromEntries(Object.entries(file).filter(([column]) => !gone.has(column)));
  return { ...shown, custom: shownCustom(file.custom as Record<string, string>, hidden) };
}
