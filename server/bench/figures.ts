import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { EmbeddedClickHouse } from "../platform/clickhouse/embedded.ts";
import { silent } from "../platform/logger.ts";

/** Milliseconds, best of the rounds: of the clock, and of the engine's processor. */
interface Time {
  wall: number;
  cpu: number;
}

export interface FigureTime {
  what: string;
  product: Time;
  byHand: Time | null;
  /** Of processor time where the system tells it. */
  ratio: number | null;
}

/** Beside the imported order lines the plain table that hand-written queries read, of the same rows, both merged to the end. */
async function plainTable(data: string): Promise<void> {
  const engine = new EmbeddedClickHouse({ directory: `${data}/clickhouse`, log: silent });
  await engine.start();
  try {
    const [there] = await engine.rows<{ n: string }>(
      "select count() n from system.tables where database = currentDatabase() and name = 'lines'",
    );
    if (there?.n !== "0") return;
    await engine.exec(`create table lines (customer_id UInt32, order_id UInt64, ts DateTime, sku UInt32,
      category LowCardinality(String), qty UInt16, amount Decimal(12, 2), cost Decimal(12, 2),
      channel LowCardinality(String)) engine = MergeTree order by (customer_id, ts)`);
    await engine.exec(`insert into lines select party_id, order_id, occurred_at, sku, category, qty, amount,
      ifNull(cost, 0), channel from order_line`);
    await engine.exec("optimize table order_line final");
    await engine.exec("optimize table lines final");
  } finally {
    await engine.stop();
  }
}

/** Every figure of the catalogue against a query written by hand, on the rows that were imported. The server is down. */
export async function measureFigures(data: string): Promise<FigureTime[]> {
  await plainTable(data);
  const script = fileURLToPath(new URL("./metrics.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", script, "--data", data, "--json"],
    { maxBuffer: 2 ** 24 },
  );
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "[]") as FigureTime[];
}
