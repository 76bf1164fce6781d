import type { AskOptions, ClickHouse } from "../../platform/clickhouse/client.ts";
import { convertedSql } from "../../platform/rates/convertedSql.ts";
import { lit, type Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";
import { keyKind, stageTables } from "../stage/keys.ts";

/** Parties that a dry run has not made stand under this number. */
export const notYet = 4294967295;

const optionalSignature =
  "ifNull(toString(paid_amount), ''), ifNull(toString(refund_amount), ''), ifNull(toString(cost), '')";

/** An order's number for ever: source and order number; else customer and day; else the row itself. */
export const orderIdOf = (source: number, no: Sql): Sql => `sipHash64('no', toUInt16(${source}), ${no})`;

/**
 * The staged rows as order lines: keys replaced by the numbers they stand for, identical rows numbered, each line with its
 * identity. `signature` covers everything that a user would call a change; what an
 * amount is worth in the company's currency is none, it follows from the rates. `counted` is written: 0 in other currencies.
 */
export function resolvedOrders(one: StoredImport, currency: string, identical: boolean): Sql {
  const { rows, twice } = stageTables(one);
  const join = (name: keyof typeof keyKind, mapped: boolean) =>
    mapped ? `any left join ${keysOf(one, name)} as ${name} on s.${name}_key = ${name}.key` : "";
  const has = (...fields: string[]) => fields.some((f) => one.mapping[f] !== undefined);
  const party = has("member_no", "customer_ref", "phone", "email");
  const product = has("sku", "product_name");
  const store = has("store");
  const region = has("region");
  const id = (name: string, mapped: boolean) => (mapped ? `${name}.id` : "toUInt32(0)");
  const source = one.source;
  // Rows are numbered only where others are like them: a window over all of them would sort the whole file.
  const single = (where: Sql) => `select *, toUInt64(1) as nth from ${rows} where bad_code = ''${where}`;
  const staged = identical
    ? `${single(` and ${likeness} not in ${twice}`)}
  union all
  select *, row_number() over (partition by party_key, content order by row) as nth
  from ${rows} where bad_code = '' and ${likeness} in ${twice}`
    : single("");
  const byRow = one.options.withoutOrderNo === "row";
  const foreign = `(s.currency != '' and s.currency != ${lit(currency)})`;
  const owner = `if(r_party = ${notYet}, party_key, toUInt64(r_party))`;
  const anonymous = `sipHash64('row', toUInt16(${source}), content, nth)`;
  const daily = byRow
    ? `sipHash64('row', toUInt16(${source}), ${owner}, content, nth)`
    : `if(party_key = 0 or r_party = 0, ${anonymous}, sipHash64('day', toUInt16(${source}), ${owner}, occurred_on))`;
  return `(select *,
  if(order_no != '', ${orderIdOf(source, "order_no")}, ${daily}) as order_id,
  if(line_no > 0, line_no, cityHash64(content, nth)) as line,
  cityHash64(r_party, occurred_at, precision, r_sku, qty, amount_original, r_currency, kind, channel, r_store,
    status, r_region, ${optionalSignature}, line) as signature
from (select s.*, ${id("party", party)} as r_party, ${id("product", product)} as r_sku, ${id("store", store)} as r_store,
  ${id("region", region)} as r_region,
  if(s.category != '', s.category, ${product ? "product.words" : "''"}) as r_category,
  if(s.currency = '', ${lit(currency)}, s.currency) as r_currency,
  s.amount as amount_original, ${foreign} as is_foreign, if(is_foreign, toDecimal64(0, 4), s.amount) as counted,
  if(is_foreign, ${convertedSql("s.amount", "s.currency", "s.occurred_on")}, s.amount) as worth
from (${staged}) as s
${join("party", party)}
${join("product", product)}
${join("store", store)}
${join("region", region)}))`;
}

/** What no key stands for is 0, as it is where nothing was joined; without NULLs in between, a join takes half the time. */
export const plainJoins = { join_use_nulls: 0 } as const;

function keysOf(one: StoredImport, name: keyof typeof keyKind): Sql {
  return `(select key, id, words from ${stageTables(one).keys} where kind = ${keyKind[name]})`;
}

/** Rows with the same number here are the same in all that is imported, but for one chance in 2^64. */
const likeness = "bitXor(party_key, content)";

/** Keeps what occurs more than once among the staged rows; answers whether anything does. */
export async function findIdentical(ch: ClickHouse, one: StoredImport, ask: AskOptions): Promise<boolean> {
  const { rows, twice } = stageTables(one);
  await ch.exec(`drop table if exists ${twice} sync`);
  await ch.exec(`create table ${twice} (likeness UInt64) engine = MergeTree order by likeness`);
  await ch.exec(
    `insert into ${twice} select ${likeness} as likeness from ${rows} where bad_code = '' group by likeness having count() > 1`,
    {},
    ask,
  );
  const [found] = await ch.rows<{ n: string }>(`select count() as n from ${twice}`);
  return Number(found?.n ?? 0) > 0;
}

/** The same signature of a line that is already there. */
export const keptSignature: Sql = `cityHash64(party_id, occurred_at, toString(precision), sku, qty, amount_original, currency, toString(kind), channel, store,
    status, region, ${optionalSignature.replace("(cost)", "(cost_original)")}, line)`;
