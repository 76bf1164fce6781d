import { addFactTexts, changedTexts } from "../../customers/factTexts.ts";
import type { EventRows } from "../../fact.ts";
import type { AskOptions } from "../../platform/clickhouse/client.ts";
import type { Services } from "../../platform/services.ts";
import { lit, type Sql } from "../fields/sql.ts";
import { metSql } from "../metSql.ts";
import { plainJoins } from "../orders/resolvedOrders.ts";
import type { Written } from "../orders/writeOrders.ts";
import { planning } from "../planning.ts";
import { createKeys } from "../stage/engineTables.ts";
import { KeyLines } from "../stage/keyLines.ts";
import { stageTables } from "../stage/keys.ts";
import { nameParties } from "../stage/nameParties.ts";
import { nameProducts } from "../stage/nameProducts.ts";
import { nameStaff } from "../stage/nameStaff.ts";
import { nameRegions, nameStores } from "../stage/nameStores.ts";
import { streamRows } from "../stage/streamRows.ts";
import type { Prepared, Report } from "../work/prepare.ts";
import { keepMetEvents } from "./keepMetEvents.ts";
import { compareEvents, factColumns, resolveEvents, signatureOf } from "./resolveEvents.ts";
import { stageEvents } from "./stageEvents.ts";
import { summariseEvents } from "./summariseEvents.ts";

/** Everything up to the moment at which a batch of events could be written; without a batch, a dry run. */
export async function prepareEvents(
  services: Services,
  { one, fact, from, rows, currency }: Prepared,
  batch: number | null,
  ask: AskOptions,
  report: Report,
) {
  const event = fact.event as EventRows;
  const { ch } = services;
  await report(5, { zh: "检查每一行", en: "Checking every row" });
  await createKeys(ch, one);
  const lines = new KeyLines(ch, one);
  await stageEvents(ch, fact, event, one, from, currency, ask);
  await report(35, { zh: "认人", en: "Recognising people" });
  const wide = { ...ask, settings: planning };
  const parties = await nameParties(services, one, from, batch, lines, wide, async () => {});
  const uses = new Set<string>(event.looksUp);
  if (uses.has("referred")) await nameReferred(services, one, from, batch, lines, wide);
  // What an event names is looked up among the products; it makes none.
  if (uses.has("sku"))
    await nameProducts(services, one, `(select *, '' as f_category from ${from})`, null, lines, wide);
  if (uses.has("store")) await nameStores(services, one, from, batch !== null, lines, wide);
  if (uses.has("region")) await nameRegions(services, one, from, lines, wide);
  const staff = uses.has("staff")
    ? await nameStaff(services, one, from, batch !== null, lines, wide)
    : { known: 0, made: 0 };
  await lines.write();
  await report(60, { zh: "与已有的比较", en: "Comparing with what is there" });
  await resolveEvents(ch, fact, event, one, ask);
  await compareEvents(ch, fact, event, one, ask);
  await markChangedWords(services, event, { one, from }, ask);
  const summary = await summariseEvents(ch, event, one, rows, currency, ask);
  summary.customers = { known: parties.known, new: parties.made };
  const kept = await keepMetEvents(services, fact, event, one, ask);
  return { event, summary: { ...summary, ...kept, staff, conflicts: parties.conflicts } };
}

/** The referred are recognised by fields of their own, in the same way. */
async function nameReferred(
  services: Services,
  one: Prepared["one"],
  from: Sql,
  batch: number | null,
  lines: KeyLines,
  ask: AskOptions,
): Promise<void> {
  const mapping: Record<string, string> = {};
  const renamed: string[] = [];
  for (const [theirs, field] of [
    ["referred_member_no", "member_no"],
    ["referred_ref", "customer_ref"],
    ["referred_phone", "phone"],
  ] as const) {
    renamed.push(`f_${theirs} as f_${field}`);
    if (one.mapping[theirs] !== undefined) mapping[field] = one.mapping[theirs];
  }
  const other = `(select ${renamed.join(", ")} from ${from})`;
  await nameParties(services, { ...one, mapping }, other, batch, lines, ask, async () => {});
}

/** A note that was written anew makes its row a changed one, though nothing else about it differs. */
async function markChangedWords(
  services: Services,
  event: EventRows,
  { one, from }: Pick<Prepared, "one" | "from">,
  ask: AskOptions,
): Promise<void> {
  const texts = event.texts.filter((t) => one.mapping[t] !== undefined);
  if (texts.length === 0) return;
  const { known, resolved } = stageTables(one);
  const sql = `select toString(reinterpretAsInt64(k.id)), toString(k.id), k.batch, ${texts.map((t) => `v.f_${t}`).join(", ")}
from (select id, batch from ${known} where same = 1) as k
inner join (select id, row from ${resolved} where later = 1) as r using id
inner join ${from} as v on r.row = v.row`;
  for await (const rows of streamRows<[string, string, number, ...string[]]>(services.ch, sql, 2000, {
    ...ask,
    settings: { ...planning, ...plainJoins },
  })) {
    const changed = await changedTexts(
      services.db,
      event.name,
      texts,
      rows.map(([id, , batch, ...words]) => ({ id, batch, words })),
    );
    const ids = rows.filter(([id]) => changed.has(id)).map(([, id]) => id);
    if (ids.length === 0) continue;
    await services.ch.exec(
      `alter table ${known} update same = ${metSql(one, "id")} where id in (${ids.join(", ")}) settings mutations_sync = 1`,
      {},
      ask,
    );
  }
}

/** Writes the resolved rows under a batch that nobody sees yet, and makes sure that they are there to the last one. */
export async function writeEvents(
  services: Services,
  { one, fact, from }: Prepared,
  made: Awaited<ReturnType<typeof prepareEvents>>,
  batch: number,
  ask: AskOptions,
  report: Report,
): Promise<Written> {
  const { ch } = services;
  const { event, summary } = made;
  const { resolved, known } = stageTables(one);
  await report(70, { zh: "写入（还看不见）", en: "Writing (not visible yet)" });
  const columns = factColumns(fact, event);
  const names = ["bucket", "party_id", "occurred_on", "occurred_at", "precision", "id", ...columns, "groups"];
  const recorded = lit(services.clock().toISOString().slice(0, 23).replace("T", " "));
  const there = `select id from ${known} where same > 0`;
  await ch.exec(
    `insert into ${event.name}_row (${names.join(", ")}, source, batch, version, recorded_at)
select ${names.join(", ")}, toUInt16(${one.source}), toUInt32(${batch}), toUInt32(${batch}), toDateTime64(${recorded}, 3, 'UTC')
from ${resolved} where later = 1 and id not in (${there})`,
    {},
    { ...ask, settings: plainJoins },
  );
  await ch.exec(
    `insert into replaced_fact (kind, id, batch, by_batch)
select ${lit(event.name)}, id, batch, toUInt32(${batch}) from ${known} where same = 0`,
    {},
    ask,
  );
  const texts = event.texts.filter((t) => one.mapping[t] !== undefined);
  if (texts.length > 0) {
    await report(80, { zh: "写入文字", en: "Writing the words" });
    const sql = `select toString(reinterpretAsInt64(r.id)), r.party_id, ${texts.map((t) => `v.f_${t}`).join(", ")}
from (select id, party_id, row from ${resolved} where later = 1 and id not in (${there})) as r
inner join ${from} as v on r.row = v.row`;
    for await (const rows of streamRows<[string, number, ...string[]]>(ch, sql, 2000, {
      ...ask,
      settings: { ...planning, ...plainJoins },
    }))
      await services.db.transaction().execute((trx) =>
        addFactTexts(
          trx,
          rows.flatMap(([id, party, ...words]) =>
            words.map((text, n) => ({ kind: event.name, id, batch, party, field: texts[n] ?? "", text })),
          ),
        ),
      );
  }
  await report(92, { zh: "核对", en: "Comparing counts" });
  const written = await writtenEvents(services, event.name, columns, batch);
  if (JSON.stringify(summary.expected) !== JSON.stringify(written))
    throw new Error(
      `batch ${batch}: expected ${summary.expected.rows} rows, found ${written.rows}, or their hashes differ`,
    );
  return written;
}

/** What lies in the engine under a batch of events. */
async function writtenEvents(
  { ch }: Services,
  name: string,
  columns: readonly string[],
  batch: number,
): Promise<Written> {
  const found = await ch.rows<{ bucket: number; rows: string; total: string }>(
    `select bucket, count() as rows, sum(cityHash64(id, ${signatureOf(columns)})) as total
from ${name}_row where batch = {batch:UInt32} group by bucket order by bucket`,
    { batch },
  );
  return {
    rows: found.reduce((sum, f) => sum + Number(f.rows), 0),
    hashes: Object.fromEntries(found.map((f) => [String(f.bucket), `${f.rows}:${f.total}`])),
  };
}
