import { sql } from "kysely";
import type { Db } from "../platform/database.ts";
import { outboxPosition } from "../platform/outbox.ts";
import { refuse } from "../refuse.ts";
import { type Actor, type ReadContext, read } from "../verb.ts";
import {
  type Chosen,
  chooseCustomers,
  customerTotals,
  refuseMaskedSort,
  sortExpression,
  type ValueSort,
} from "./chooseCustomers.ts";
import { customFields, customKey } from "./customFields.ts";
import { type Due, dueDays, dueOf } from "./dueDays.ts";
import { namesOf } from "./namesOf.ts";
import { inHiddenBatch } from "./onCustomer.ts";
import { refuseMasked } from "./refuseMasked.ts";
import { type CustomerRow, type CustomField, listCustomersInput, listCustomersOutput } from "./schema.ts";

interface Figures {
  customer_id: number;
  orders: number;
  amount: number;
  amount_year: number;
  first_on: string;
  last_on: string;
}

const mostForNames = 100_000;

/** Customers in any order, a page at a time: by what they bought in ClickHouse, by name in PostgreSQL. */
export const listCustomers = read({
  may: "customers:read",
  http: "GET /customers",
  says: { zh: "客户列表：搜索、筛选、排序", en: "The list of customers: search, filter, sort" },
  input: listCustomersInput,
  output: listCustomersOutput,
  async run(context, input) {
    const { actor } = context;
    if (input.sortField === undefined) refuseMaskedSort(actor, input.sort);
    const own =
      input.sortField === undefined ? undefined : await sortedField(context.db, actor, input.sortField);
    const chosen = await chooseCustomers(context, input.filter, input.definition);
    const [total, page] = await Promise.all([
      countOf(context, chosen),
      own
        ? pageInPostgres(context, chosen, { ...input, sort: own })
        : input.sort === "name" || input.sort === "completeness"
          ? pageInPostgres(context, chosen, { ...input, sort: input.sort })
          : pageInClickHouse(context, chosen, { ...input, sort: input.sort }),
    ]);
    const ids = page.rows.map((row) => row.customer_id);
    const [names, due] = await Promise.all([
      namesOf(context.db, actor, ids),
      input.due ? dueDays(context, ids) : new Map<number, Due>(),
    ]);
    return {
      rows: page.rows.flatMap((row): CustomerRow[] => {
        const named = names.get(row.customer_id);
        return named ? [{ ...named, ...figuresOf(row), dueOn: dueOf(row, due.get(row.customer_id)) }] : [];
      }),
      total,
      capped: chosen.capped,
      next: page.next,
      asOf: chosen.totals.asOf,
      fromCache: chosen.totals.fromCache,
    };
  },
});

function figuresOf(row: Pick<Figures, "orders" | "amount" | "amount_year" | "first_on" | "last_on">) {
  return {
    orders: row.orders,
    amount: row.amount,
    amountYear: row.amount_year,
    averageOrder: row.orders === 0 ? null : row.amount / row.orders,
    firstOn: row.orders === 0 ? null : row.first_on,
    lastOn: row.orders === 0 ? null : row.last_on,
  };
}

/** One of the company's own fields, if this reader sees it and it is in use. */
async function sortedField(db: Db, actor: Actor, id: number): Promise<CustomField> {
  refuseMasked(actor, `custom.${customKey(id)}`);
  const field = (await customFields(db)).find((one) => one.id === id);
  if (!field || field.archived) throw refuse("customers.no_such_field");
  return field;
}

type Page = { rows: Figures[]; next: string | null };
type Asked<S> = {
  sort: S;
  descending: boolean;
  limit: number;
  offset: number;
  after?: string | undefined;
};

const columns =
  "customer_id, orders, toFloat64(amount) amount, toFloat64(amount_year) amount_year, first_on, last_on";

const counted = new Map<string, number>();

/** How many there are. Counted once until something new has come to ClickHouse: scrolling asks again and again. */
async function countOf({ ch, signal }: ReadContext, chosen: Chosen): Promise<number> {
  const { transaction, id } = await outboxPosition(ch);
  const key = JSON.stringify([ch.database, transaction, id, chosen.relation, chosen.params]);
  const known = chosen.byLog ? undefined : counted.get(key);
  if (known !== undefined) return known;
  const [row] = await ch.rows<{ n: string }>(`select count() n from ${chosen.relation}`, chosen.params, {
    signal,
  });
  const count = Number(row?.n ?? 0);
  if (counted.size > 200) counted.clear();
  counted.set(key, count);
  return count;
}

async function pageInClickHouse(
  context: ReadContext,
  chosen: Chosen,
  asked: Asked<ValueSort>,
): Promise<Page> {
  const { ch, signal } = context;
  const key = sortExpression(asked.sort);
  const way = asked.descending ? "desc" : "asc";
  const sign = asked.descending ? "<" : ">";
  const after = asked.after ? cursor(asked.after) : undefined;
  const rows = await ch.rows<{ customer_id: number; key: string }>(
    `select customer_id, toString(${key}) key
     from ${chosen.relation}
     ${after ? `where (${key}, customer_id) ${sign} (${typed(asked.sort)}, {after_id:UInt32})` : ""}
     order by ${key} ${way}, customer_id ${way}
     limit {limit:UInt32} offset {offset:UInt32}`,
    {
      ...chosen.params,
      limit: asked.limit,
      offset: after ? 0 : asked.offset,
      ...(after
        ? { after_key: asked.sort === "averageOrder" ? Number(after.key) : after.key, after_id: after.id }
        : {}),
    },
    { signal },
  );
  // The sort reads the one column it sorts by; the others are looked up for the rows shown.
  const ids = rows.map((row) => row.customer_id);
  const figures = await figuresFor(context, chosen.totals.stamp, ids);
  const last = rows.at(-1);
  return {
    rows: ids.flatMap((id) => figures.get(id) ?? []),
    next: last && rows.length === asked.limit ? `${last.key} ${last.customer_id}` : null,
  };
}

const types: Record<ValueSort, string> = {
  lastOn: "Date",
  firstOn: "Date",
  amount: "Decimal(18, 4)",
  amountYear: "Decimal(18, 4)",
  orders: "UInt32",
  averageOrder: "Float64",
  newest: "UInt32",
};
const typed = (sort: ValueSort) => `{after_key:${types[sort]}}`;

function cursor(text: string): { key: string; id: number } {
  const parts = /^(\S*) (\d+)$/.exec(text);
  if (!parts) throw refuse("platform.invalid", { where: "after", why: text });
  return { key: parts[1]!, id: Number(parts[2]) };
}

/** In the order of names: an index walk where everyone is listed, else a sort of those chosen. */
async function pageInPostgres(
  context: ReadContext,
  chosen: Chosen,
  asked: Asked<"name" | "completeness" | CustomField>,
): Promise<Page> {
  const { db, ch, signal } = context;
  const chosenIds = chosen.narrowed
    ? await ch.rows<{ id: number }>(
        `select customer_id id from ${chosen.relation} limit ${mostForNames + 1}`,
        chosen.params,
        { signal },
      )
    : [];
  if (chosenIds.length > mostForNames)
    throw refuse("customers.too_many_for_names", {
      most: mostForNames,
      count: await countOf(context, chosen),
    });
  const way = sql.raw(asked.descending ? "desc" : "asc");
  const key =
    asked.sort === "name"
      ? sql`p.pinyin collate "C"`
      : asked.sort === "completeness"
        ? sql`p.completeness`
        : customKeyOf(asked.sort);
  const found = await sql<{ party_id: number }>`
    select p.party_id from party p
    where ${
      !chosen.narrowed
        ? sql`not ${inHiddenBatch("p")} and p.party_id not in (select party_id from merge)`
        : sql`p.party_id = any(${chosenIds.map((row) => row.id)}::int[])`
    }
    order by ${key} ${way} nulls last, p.party_id ${way}
    limit ${asked.limit} offset ${asked.offset}`.execute(db);
  const ids = found.rows.map((row) => row.party_id);
  const figures = await figuresFor(context, chosen.totals.stamp, ids);
  return {
    rows: ids.flatMap((id) => figures.get(id) ?? []),
    next: null,
  };
}

/** Choices in the order in which they are offered. */
function customKeyOf({ key, type, choices }: CustomField) {
  const value = sql`p.custom ->> ${key}`;
  if (type === "number") return sql`(${value})::numeric`;
  if (type === "choice")
    return sql`array_position(${choices.map((one) => String(one.id))}::text[], ${value})`;
  return sql`(${value}) collate "C"`;
}

async function figuresFor(
  { ch, signal }: ReadContext,
  stamp: number,
  ids: readonly number[],
): Promise<Map<number, Figures>> {
  if (ids.length === 0) return new Map();
  const rows = await ch.rows<Figures>(
    `select ${columns} from ${customerTotals} where customer_id in {ids:Array(UInt32)}`,
    { stamp, ids },
    { signal },
  );
  return new Map(rows.map((row) => [row.customer_id, row]));
}
