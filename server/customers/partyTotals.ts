import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { ClickHouse } from "../platform/clickhouse/client.ts";
import type { Db } from "../platform/database.ts";
import { factsVersion } from "../platform/factsVersion.ts";
import { addMonths, asOfDay } from "./asOfDay.ts";
import { countedLines } from "./countedLines.ts";
import { holdsReplaced, purchaseView } from "./purchaseView.ts";
import type { Definition } from "./schema.ts";

export interface Totals {
  stamp: number;
  asOf: string;
  /** False where this question was the first since the last new fact and had to wait. */
  fromCache: boolean;
}

interface Asking {
  db: Db;
  ch: ClickHouse;
  now: Date;
  zone: string;
}

const kept = 4;
const building = new Map<string, Promise<void>>();

/**
 * The stamp under which every party's totals lie in `party_total`. Worked out once after each new fact (a second or two
 * for twenty million lines), read in milliseconds after that.
 */
export async function partyTotals(context: Asking, definition: Definition): Promise<Totals> {
  const { stamp, asOf } = await totalsStamp(context, definition);
  const key = `${context.ch.database} ${stamp}`;
  const until = await partiesUntil(context.ch, stamp);
  const newest = await newestParty(context.db);
  if (until !== undefined && until >= newest) return { stamp, asOf, fromCache: true };
  let work = building.get(key);
  if (!work) {
    work = (
      until === undefined
        ? build(context.ch, { stamp, asOf, definition, newest })
        : addNewcomers(context.ch, stamp, until, newest)
    ).finally(() => building.delete(key));
    building.set(key, work);
  }
  await work;
  return { stamp, asOf, fromCache: false };
}

/** The stamp of the answer that would be true now, whether or not it has been worked out. */
async function totalsStamp(context: Asking, definition: Definition) {
  const version = await factsVersion(context.db);
  const asOf = await asOfDay(context.ch, { ...context, version });
  return { stamp: stampOf(version, definition, asOf), asOf };
}

export function stampOf(version: string, definition: Definition, asOf: string): number {
  const { returns, cancelled, zeroPrice } = definition;
  return createHash("sha256")
    .update(JSON.stringify([version, returns, cancelled, zeroPrice, asOf]))
    .digest()
    .readUInt32BE(0);
}

/** Up to which party's number the stamp is worked out; undefined where it is not. */
async function partiesUntil(ch: ClickHouse, stamp: number): Promise<number | undefined> {
  const [row] = await ch.rows<{ until: number; n: string }>(
    "select max(parties_until) until, count() n from party_total_kept where stamp = {stamp:UInt32}",
    { stamp },
  );
  return row && row.n !== "0" ? row.until : undefined;
}

async function newestParty(db: Db): Promise<number> {
  const found = await sql<{ id: number }>`select coalesce(max(party_id), 0)::integer id from party`.execute(
    db,
  );
  return found.rows[0]!.id;
}

async function build(
  ch: ClickHouse,
  of: { stamp: number; asOf: string; definition: Definition; newest: number },
): Promise<void> {
  const source = purchaseView(await holdsReplaced(ch), "order");
  await ch.exec(dropStamp(of.stamp));
  const year = "occurred_on > {from:Date} and occurred_on <= {to:Date}";
  const orders = (which: string) =>
    `countIf(${which} and alone) + arrayUniq(groupArrayIf(order_id, ${which} and not alone))`;
  // People without a purchase stand in the list too.
  await ch.exec(
    `insert into party_total
     select {stamp:UInt32}, party_id, ${orders("bought")}, sum(amount),
       ${orders(`bought and ${year}`)}, sumIf(amount, ${year}),
       minIf(occurred_on, bought), maxIf(occurred_on, bought)
     from (
       select party_id, order_id, occurred_on, amount, alone, kind != 'return' as bought
       from ${source}
       where party_id != 0 and ${countedLines(of.definition)}
       union all
       select party_id, toUInt64(0), toDate(0), toDecimal64(0, 4), toUInt8(0), toUInt8(0)
       from party
       where batch not in {hidden:Array(UInt32)}
     )
     group by party_id`,
    { stamp: of.stamp, from: addMonths(of.asOf, -12), to: of.asOf },
  );
  await ch.insertRows("party_total_kept", ["stamp", "parties_until"], [[of.stamp, of.newest]]);
  await forgetOld(ch);
}

/** A partition is named by a literal; a stamp is a number of ours. */
const dropStamp = (stamp: number) => `alter table party_total drop partition ${Math.trunc(stamp)}`;

async function addEmpty(ch: ClickHouse, stamp: number, after: number): Promise<void> {
  await ch.exec(
    `insert into party_total (stamp, party_id)
     select {stamp:UInt32}, party_id
     from party
     where party_id > {after:UInt32}
       and batch not in {hidden:Array(UInt32)}
       and party_id not in (select party_id from party_total where stamp = {stamp:UInt32} and party_id > {after:UInt32})
     group by party_id`,
    { stamp, after },
  );
}

/** Someone entered by hand moves no figure: only his own line is added. */
async function addNewcomers(ch: ClickHouse, stamp: number, after: number, newest: number): Promise<void> {
  const [there] = await ch.rows<{ newest: number }>("select max(party_id) newest from party");
  await addEmpty(ch, stamp, after);
  const until = Math.min(newest, there?.newest ?? 0);
  if (until > after) await ch.insertRows("party_total_kept", ["stamp", "parties_until"], [[stamp, until]]);
}

async function forgetOld(ch: ClickHouse): Promise<void> {
  const old = await ch.rows<{ stamp: number }>(
    `select stamp from party_total_kept final order by at desc, stamp limit 100 offset ${kept}`,
  );
  for (const { stamp } of old) {
    await ch.exec(dropStamp(stamp));
    await ch.exec("delete from party_total_kept where stamp = {stamp:UInt32}", { stamp });
  }
}
