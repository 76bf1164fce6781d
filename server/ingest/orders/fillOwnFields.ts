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
 * What a file of orders says in the company's own fields of people: the latest row counts, under whichever of his numbers
 * it names him; of those who were there before it, by the rule for what is there already. Written in the transaction that
 * makes the batch visible and undone with it; without a batch only counted. Answers how many values of people who were
 * there change, and how many others the rule to ask first leaves as they are.
 */
export async function fillOwnFields(
  services: Services,
  { one, from }: Prepared,
  trx: Trx,
  batch: number | null,
  ask: AskOptions,
): Promise<{ changedValues: number; leftValues: number }> {
  const own = mappedOwnFields(one);
  const counts = { changedValues: 0, leftValues: 0 };
  if (own.length === 0) return counts;
  const { duplicates, otherwise } = one.options;
  const replaces = duplicates === "update" || (duplicates === "ask" && otherwise === "replace");
  const people = `select key, id as party from ${stageTables(one).keys}
where kind = ${keyKind.party} and id not in (0, ${notYet})`;
  const sql = `select party, uniqExact(key) > 1, ${own.map(ownCellSql).join(", ")}
from (select ${partyKey(one)} as key, * from ${from}) as said inner join (${people}) as people using key
group by party order by party`;
  const wide = { ...ask, settings: planning };
  for await (const said of streamRows<[number, number, ...string[]]>(services.ch, sql, block, wide)) {
    const filled = said.filter(([, , ...cells]) => cells.some((cell) => cell !== ""));
    const made = await madeBy(trx, batch, filled);
    // Who is new was made with what the rows under his first number say.
    const rows = filled.filter(([party, several]) => several === 1 || !made.has(party));
    const there = await lockParties(
      trx,
      rows.map(([party]) => party),
    );
    const updates = rows.flatMap(([party, , ...cells]): PartyUpdate[] => {
      const before = there.get(party)?.custom;
      const given = ownValues(own, (name) => cells[own.findIndex((one) => ownFieldName(one) === name)] ?? "");
      if (!before || !given || (duplicates === "skip" && !made.has(party))) return [];
      const differs = Object.entries(given).filter(([key, value]) => before[key] !== value);
      const news = differs.filter(([key]) => replaces || made.has(party) || before[key] === undefined);
      if (!made.has(party)) {
        counts.changedValues += news.length;
        if (duplicates === "ask") counts.leftValues += differs.length - news.length;
      }
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
  return counts;
}

/** Which of them this import itself has made. */
async function madeBy(
  trx: Trx,
  batch: number | null,
  rows: readonly (readonly [party: number, ...rest: unknown[]])[],
): Promise<Set<number>> {
  if (batch === null || rows.length === 0) return new Set();
  const found = await trx
    .selectFrom("party")
    .select("party_id")
    .where(
      "party_id",
      "in",
      rows.map(([party]) => party),
    )
    .where("batch", "=", batch)
    .execute();
  return new Set(found.map((row) => row.party_id));
}
