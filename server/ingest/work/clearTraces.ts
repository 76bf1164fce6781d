import type { Services } from "../../platform/services.ts";

/** What was worked out of the sample's people or noted with them lies under no batch that could hide it; it goes with them. */
const traces: readonly { table: string; where: string }[] = [
  { table: "interaction_row", where: "batch = 0 and " },
  { table: "membership", where: "" },
  { table: "score_row", where: "" },
  { table: "backtest_row", where: "" },
];

/** Contacts that were logged with people of these batches, their places in segments over time, and their forecasts. */
export async function clearTraces({ ch }: Services, batches: readonly number[]): Promise<void> {
  if (batches.length === 0) return;
  for (const { table, where } of traces)
    await ch.exec(
      `delete from ${table} where ${where}party_id in (select party_id from party where batch in {batches:Array(UInt32)})`,
      { batches: [...batches] },
    );
}
