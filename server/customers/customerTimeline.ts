import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { ClickHouse } from "../platform/clickhouse/client.ts";
import type { Db } from "../platform/database.ts";
import type { Language } from "../refuse.ts";
import { type Actor, read } from "../verb.ts";
import { changeWord, regionWord } from "./changeWord.ts";
import { countFacts, customerFacts } from "./customerFacts.ts";
import { linesOfParties, namesFrom, ofParties } from "./customerOrders.ts";
import { hidesWords } from "./hidesWords.ts";
import { onCustomer } from "./onCustomer.ts";
import { type PaidIn, paidInColumn, worthOf } from "./originalMoney.ts";
import { hiddenColumns } from "./refuseMasked.ts";
import { customerId } from "./schema.ts";
import {
  type FactKindShown,
  factKindsShown,
  type TimelineEvent,
  type TimelineKind,
  timelineEvent,
  timelineKinds,
} from "./timelineShape.ts";

interface Span {
  parties: number[];
  /** Strictly before this moment and key. */
  before: { at: string; key: string };
  limit: number;
}

/** Everything that happened with one customer, newest first, of any kind asked for. */
export const customerTimeline = read({
  may: "customers:read",
  http: "GET /customers/:id/timeline",
  says: { zh: "与一位客户的全部来往", en: "Everything that happened with a customer" },
  input: z.object({
    id: customerId,
    kinds: z.array(z.enum(timelineKinds)).max(timelineKinds.length).optional(),
    limit: z.int().min(1).max(200).default(50),
    after: z.string().max(120).optional(),
  }),
  output: z.object({
    events: z.array(timelineEvent),
    counts: z.record(z.enum(timelineKinds), z.number()),
    next: z.string().nullable(),
  }),
  async run({ db, ch, actor, currency, language }, { id, kinds, limit, after }) {
    const { parties } = await onCustomer(db, actor, id);
    const wordless = hidesWords(actor);
    const [at = "9999-12-31T00:00:00.000Z", key = "~"] = after?.split(" ") ?? [];
    const wanted = new Set<TimelineKind>(kinds ?? timelineKinds);
    const span: Span = { parties, before: { at, key }, limit: limit + 1 };
    const [orders, facts, records, counts] = await Promise.all([
      wanted.has("order") || wanted.has("return") ? ordersIn(db, ch, span, wanted, currency) : [],
      customerFacts(
        db,
        ch,
        span,
        factKindsShown.filter((kind) => wanted.has(kind)),
        wordless,
        currency,
      ),
      recordsIn(db, actor, span, wanted, { wordless, language }),
      countsOf(db, ch, parties),
    ]);
    const all = [...orders, ...facts, ...records].sort(
      (a, b) => compare(b.at, a.at) || compare(b.key, a.key),
    );
    const events = all.slice(0, limit);
    const last = events.at(-1);
    return { events, counts, next: all.length > limit && last ? `${last.at} ${last.key}` : null };
  },
});

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

interface OrderLine {
  number: string;
  moment: string;
  day_only: number;
  day: string;
  no: string;
  total: number;
  pieces: number;
  returned: number;
  cancelled: number;
  via: string;
  shop: number;
  state: string;
  skus: number[];
  paid_in: PaidIn[];
}

async function ordersIn(
  db: Db,
  ch: ClickHouse,
  { parties, before, limit }: Span,
  wanted: ReadonlySet<TimelineKind>,
  currency: string,
): Promise<TimelineEvent[]> {
  const only =
    wanted.has("order") && wanted.has("return")
      ? "1"
      : wanted.has("return")
        ? "returned = 1"
        : "returned = 0";
  const rows = await ch.rows<OrderLine>(
    `select toString(order_id) number, formatDateTime(min(occurred_at), '%FT%T.000Z', 'UTC') moment,
       toUInt8(min(precision) = 'day') day_only, min(occurred_on) day, any(order_no) no,
       toFloat64(sum(amount)) total, toFloat64(sum(qty)) pieces,
       toUInt8(countIf(kind != 'return') = 0) returned, toUInt8(countIf(kind != 'cancelled') = 0) cancelled,
       toString(any(channel)) via, any(store) shop, toString(any(status)) state,
       arraySlice(arrayMap(x -> x.2, arrayReverseSort(x -> x.1, groupArray((abs(amount), sku)))), 1, 3) skus,
       ${paidInColumn("min(occurred_on)")}
     ${linesOfParties}
     group by order_id
     having (moment, concat('order.', number)) < ({at:String}, {key:String}) and ${only}
     order by moment desc, concat('order.', number) desc
     limit {limit:UInt32}`,
    { ...ofParties(parties), ...before, limit },
  );
  const [products, stores] = await Promise.all([
    namesFrom(db, "product", [...new Set(rows.flatMap((row) => row.skus))]),
    namesFrom(db, "store", [...new Set(rows.map((row) => row.shop))]),
  ]);
  return rows.map((row) => ({
    kind: row.returned === 1 ? ("return" as const) : ("order" as const),
    key: `order.${row.number}`,
    at: row.moment,
    dayOnly: row.day_only === 1,
    on: row.day,
    by: null,
    order: {
      no: row.no,
      ...worthOf(row, currency),
      pieces: row.pieces,
      cancelled: row.cancelled === 1,
      status: row.state,
      channel: row.via,
      store: stores.get(row.shop) ?? null,
      products: row.skus.flatMap((sku) => products.get(sku) ?? []),
    },
  }));
}

interface RecordRow {
  kind: Exclude<TimelineKind, "order" | "return" | FactKindShown>;
  key: string;
  at: Date;
  by: string | null;
  person: number | null;
  id: string;
  a: string | null;
  b: string | null;
  c: string | null;
  extra: unknown;
}

const visibleBatch = (alias: string) => `not exists (select from batch hb where hb.id = ${alias}.batch
  and hb.state in ('staged', 'undone', 'dropped'))`;

const recordSql: Record<RecordRow["kind"], string> = {
  note: `select 'note' kind, 'note.' || n.id as key, n.at, n.by person, n.id::text id, n.body a,
      n.edited_at::text b, null c, to_jsonb(n.mentions) extra
    from note n where n.party_id = any($1) and n.deleted_at is null`,
  change: `select 'change', 'change.' || lpad(c.id::text, 20, '0'), c.at, c.by, c.id::text, c.field,
      $3, $4, null
    from party_change c where c.party_id = any($1) and not (c.field = any($2)) and ${visibleBatch("c")}`,
  consent: `select 'consent', 'consent.' || lpad(c.id::text, 20, '0'), c.at, c.by, c.id::text, c.purpose, c.channel,
      c.state, to_jsonb(array[c.basis, c.source])
    from consent c where c.party_id = any($1) and ${visibleBatch("c")}`,
  attachment: `select 'attachment', 'attachment.' || a.id, a.at, a.by, a.id::text, a.name, a.type, a.bytes::text, null
    from attachment a where a.party_id = any($1) and a.deleted_at is null`,
  merge: `select 'merge', 'merge.' || lpad(h.id::text, 20, '0'), h.at, h.by, p.public_id, h.action, h.reason,
      ${"case when 'name' = any($2) then null else p.name end"}, null
    from merge_history h join party p on p.party_id = h.party_id
    where h.customer_id = any($1) or h.party_id = any($1)`,
  entry: `select 'entry', 'entry.' || p.public_id, p.created_at, i.created_by, p.public_id, s.name, i.file_name,
      i.number::text, null
    from party p join source s on s.id = p.source left join batch b on b.id = p.batch left join import i on i.id = b.import
    where p.party_id = any($1)`,
};

interface Told {
  /** Free words are not shown to this reader. */
  wordless: boolean;
  language: Language;
}

async function recordsIn(
  db: Db,
  actor: Actor,
  { parties, before, limit }: Span,
  wanted: ReadonlySet<TimelineKind>,
  told: Told,
): Promise<TimelineEvent[]> {
  const parts = Object.entries(recordSql).filter(([kind]) => wanted.has(kind as TimelineKind));
  if (parts.length === 0) return [];
  const placed = {
    $1: sql`${parties}::int[]`,
    $2: sql`${[...hiddenColumns(actor)]}::text[]`,
    $3: changeWord("c.old", actor),
    $4: changeWord("c.new", actor),
  };
  const union = sql.join(
    parts.map(([, text]) => filled(text, placed)),
    sql` union all `,
  );
  const found = await sql<RecordRow>`
    select x.*, m.name as by
    from (${union}) as x (kind, key, at, person, id, a, b, c, extra)
    left join member m on m.person = x.person
    where (x.at, x.key collate "C") < (${before.at}::timestamptz, ${before.key})
    order by x.at desc, x.key collate "C" desc
    limit ${limit}`.execute(db);
  return found.rows.map((row) => eventOf(row, told));
}

/** The text's $1 and $2 stand for the parties and the columns that are not shown, $3 and $4 for a change's two values. */
function filled(text: string, placed: Readonly<Record<string, RawBuilder<unknown>>>) {
  const parts = text.split(/(\$[1-4])/).map((part) => placed[part] ?? sql.raw(part));
  return sql`(${sql.join(parts, sql``)})`;
}

function eventOf(row: RecordRow, { wordless, language }: Told): TimelineEvent {
  const words = (text: string | null) => (wordless ? null : (text ?? ""));
  const base = {
    key: row.key,
    at: row.at.toISOString(),
    dayOnly: false,
    on: row.at.toISOString().slice(0, 10),
    by: row.by,
  };
  switch (row.kind) {
    case "note":
      return {
        ...base,
        kind: "note",
        note: {
          id: row.id,
          body: words(row.a),
          edited: row.b !== null,
          person: row.person,
          mentions: row.extra as number[],
        },
      };
    case "change":
      return {
        ...base,
        kind: "change",
        change: {
          field: row.a ?? "",
          old: regionWord(row.a, row.b, language),
          new: regionWord(row.a, row.c, language),
        },
      };
    case "consent": {
      const [basis = "", source = ""] = row.extra as string[];
      return {
        ...base,
        kind: "consent",
        consent: { purpose: row.a ?? "", channel: row.b ?? "", state: row.c ?? "", basis, source },
      };
    }
    case "attachment":
      return {
        ...base,
        kind: "attachment",
        attachment: { id: row.id, name: words(row.a), bytes: Number(row.c), person: row.person },
      };
    case "merge":
      return {
        ...base,
        kind: "merge",
        merge: { action: row.a ?? "", reason: words(row.b), name: row.c, id: row.id },
      };
    case "entry":
      return {
        ...base,
        kind: "entry",
        entry: { source: row.a ?? "", file: row.b, number: row.c === null ? null : Number(row.c) },
      };
  }
}

async function countsOf(db: Db, ch: ClickHouse, parties: number[]): Promise<Record<TimelineKind, number>> {
  const [records, orders, facts] = await Promise.all([
    sql<Record<RecordRow["kind"], number>>`
      select
        (select count(*)::int from note where party_id = any(${parties}::int[]) and deleted_at is null) note,
        (select count(*)::int from party_change where party_id = any(${parties}::int[])) change,
        (select count(*)::int from consent where party_id = any(${parties}::int[])) consent,
        (select count(*)::int from attachment where party_id = any(${parties}::int[]) and deleted_at is null) attachment,
        (select count(*)::int from merge_history
          where customer_id = any(${parties}::int[]) or party_id = any(${parties}::int[])) merge,
        ${parties.length}::int entry`.execute(db),
    ch.rows<{ orders: number; returns: number }>(
      `select toUInt32(countIf(kept > 0)) orders, toUInt32(countIf(kept = 0)) returns
       from (select countIf(kind != 'return') kept ${linesOfParties} group by order_id)`,
      ofParties(parties),
    ),
    countFacts(ch, parties),
  ]);
  return { ...records.rows[0]!, ...facts, order: orders[0]?.orders ?? 0, return: orders[0]?.returns ?? 0 };
}
