import { bucketOf } from "../platform/bucketOf.ts";
import type { ClickHouse } from "../platform/clickhouse/client.ts";
import { type Scores, scoreColumns } from "./compute/score.ts";
import type { StudyRows } from "./compute/study.ts";

const blockRows = 100_000;

/** What a digit is worth saying: shorter numbers are a third of the bytes on their way. */
const scales: Record<(typeof scoreColumns)[number], number> = {
  p_alive: 1e5,
  buys_30: 1e5,
  purchases_90: 1e4,
  purchases_180: 1e4,
  purchases_365: 1e4,
  order_value: 1e2,
  clv_365: 1e2,
  clv_365_low: 1e2,
  clv_365_high: 1e2,
  profit_365: 1e2,
  lateness: 1e3,
  due_in: 1e1,
};

export async function writeScores(
  ch: ClickHouse,
  run: number,
  customer: Uint32Array,
  columns: Scores["columns"],
  signal: AbortSignal,
): Promise<void> {
  const kept = scoreColumns.map((name) => ({ values: columns[name], scale: scales[name] }));
  await inBlocks(
    ch,
    "score_row",
    ["run", "bucket", "party_id", ...scoreColumns],
    customer,
    signal,
    (i) => {
      let line = `${run}\t${bucketOf(customer[i]!)}\t${customer[i]}`;
      for (const { values, scale } of kept) {
        const value = values[i]!;
        line += `\t${Number.isFinite(value) ? Math.round(value * scale) / scale : "nan"}`;
      }
      return line;
    },
    run,
  );
}

export async function writeBacktest(
  ch: ClickHouse,
  run: number,
  rows: StudyRows,
  signal: AbortSignal,
): Promise<void> {
  const { customer, predicted, actual, predictedSpend, actualSpend } = rows;
  const names = ["run", "bucket", "party_id", "predicted", "actual", "predicted_spend", "actual_spend"];
  await inBlocks(
    ch,
    "backtest_row",
    names,
    customer,
    signal,
    (i) =>
      `${run}\t${bucketOf(customer[i]!)}\t${customer[i]}\t${predicted[i]}\t${actual[i]}\t${predictedSpend[i]}\t${actualSpend[i]}`,
    run,
  );
}

async function inBlocks(
  ch: ClickHouse,
  table: string,
  names: readonly string[],
  customer: Uint32Array,
  signal: AbortSignal,
  line: (i: number) => string,
  run: number,
) {
  for (let from = 0; from < customer.length; from += blockRows) {
    signal.throwIfAborted();
    const to = Math.min(customer.length, from + blockRows);
    const lines: string[] = [];
    for (let i = from; i < to; i++) lines.push(line(i));
    await ch.insertTsv(table, names, Buffer.from(`${lines.join("\n")}\n`), `${table} ${run} ${from} ${to}`);
  }
}
