import type { Services } from "../../platform/services.ts";

/** What was worked out of the sample's people or noted with them lies under no batch that could hide it; it goes with them. */
const traces: readonly { table: string; where: string }[] = [
  { table: "interaction_row", where: "batch = 0 and " },
  { table: "membership", where: "" },
  { table: "score_row", where: "" },
  { table: "backtest_row", where: "" },
];

/** People in one statement: their numbers stand in its text, which the engine takes up to 256 KB of. */
const peopleAtOnce = 10_000;

/**
 * Contacts that were logged with people of these batches, their places in segments over time, and their forecasts. Asks
 * before it deletes, so that a repeat, which finds what was being worked out meanwhile, costs nothing where nothing is left.
 */
export async function clearTraces({ ch }: Services, batches: readonly number[]): Promise<void> {
  if (batches.length === 0) return;
  for (const { table, where } of traces) {
    const found = await ch.rows<{ party_id: number }>(
      `select distinct party_id from ${table}
where ${where}party_id in (select party_id from party where batch in {batches:Array(UInt32)})
order by party_id`,
      { batches: [...batches] },
    );
    const people = found.map((row) => row.party_id);
    for (let from = 0; from < people.length; from += peopleAtOnce)
      await ch.exec(`delete from ${table} where ${where}party_id in {people:Array(UInt32)}`, {
        people: people.slice(from, from + peopleAtOnce),
      });
  }
}
