import { lockParties, type PartyUpdate, updateParties } from "../../customers/updateParties.ts";
import type { AskOptions } from "../../platform/clickhouse/client.ts";
import type { Trx } from "../../platform/database.ts";
import type { Services } from "../../platform/services.ts";
import { ownValues } from "../customers/readCustomers.ts";
import { ownFieldName } from "../factOf.ts";
import { planning } from "../planning.ts";
import { keyKind, partyKey, stageTables } from "../stage/keys.ts";
import { mappedOwnFields, ownCellSql } from "../stage/ownCells.ts";
import { streamRows } from "../stage/streamRows.ts";
import type { Prepared } from "../work/prepare.ts";
import { notYet } from "./resolvedOrders.ts";

const block = 2000;

/**
 * What a file of orders says in the company's own fields of people who were there before it: the latest row counts, by the
 * rule for what is there already. Written in the transaction that makes the batch visible and undone with it; without a
 * batch only counted. Answers how many values change.
 */
export async function fillOwnFields(
  services: Services,
  { one, from }: Prepared,
  trx: Trx,
  batch: number | null,
  ask: AskOptions,
): Promise<number> {
  const own = mappedOwnFields(one);
  if (own.length === 0 || one.options.duplicates === "skip") return 0;
  const sql = `select toString(key), ${own.map(ownCellSql).join(", ")}
from (select ${partyKey(one)} as key, * from ${from}) where key != 0 group by key`;
  let changed = 0;
  for await (const said of streamRows<string[]>(services.ch, sql, block, { ...ask, settings: planning })) {
    const rows = await underParties(services, one, said, ask);
    const made = new Set(
      batch === null
        ? []
        : await madeBy(
            trx,
            batch,
            rows.map(([party]) => party),
          ),
    );
    const there = await lockParties(
      trx,
      rows.map(([party]) => party).filter((party) => !made.has(party)),
    );
    const updates = rows.flatMap(([party, ...cells]): PartyUpdate[] => {
      const before = there.get(party)?.custom;
      const said = ownValues(own, (name) => cells[own.findIndex((one) => ownFieldName(one) === name)] ?? "");
      if (!before || !said) return [];
      const news = Object.entries(said).filter(([key, value]) =>
        one.options.duplicates === "update" ? before[key] !== value : before[key] === undefined,
      );
      changed += news.length;
      return news.length === 0 ? [] : [{ party, set: { custom: Object.fromEntries(news) } }];
    });
    if (batch !== null)
      await updateParties(trx, updates, {
        source: one.source,
        batch,
        now: services.clock(),
        by: one.createdBy,
      });
  }
  return changed;
}

/** The rows with the party that their key stands for; what stands for nobody is left out. */
async function underParties(
  { ch }: Services,
  one: Prepared["one"],
  rows: readonly string[][],
  ask: AskOptions,
): Promise<[number, ...string[]][]> {
  const filled = rows.filter(([, ...cells]) => cells.some((cell) => cell !== ""));
  if (filled.length === 0) return [];
  const found = await ch.rows<{ key: string; id: number }>(
    `select toString(key) as key, id from ${stageTables(one).keys}
where kind = ${keyKind.party} and key in {keys:Array(UInt64)} and id not in (0, ${notYet})`,
    { keys: filled.map(([key]) => key!) },
    ask,
  );
  const ids = new Map(found.map((row) => [row.key, row.id]));
  return filled.flatMap(([key, ...cells]): [number, ...string[]][] => {
    const party = ids.get(key!);
    return party === undefined ? [] : [[party, ...cells]];
  });
}

async function madeBy(trx: Trx, batch: number, parties: readonly number[]): Promise<number[]> {
  if (parties.length === 0) return [];
  const found = await trx
    .selectFrom("party")
    .select("party_id")
    .where("party_id", "in", [...parties])
    .where("batch", "=", batch)
    .execute();
  return found.map((row) => row.party_id);
}
