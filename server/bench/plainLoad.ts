import { mkdirSync } from "node:fs";
import { EmbeddedClickHouse } from "../platform/clickhouse/embedded.ts";
import { quote } from "../platform/clickhouse/literal.ts";
import { silent } from "../platform/logger.ts";
import { cpuSeconds, peakMemory, timed } from "./processes.ts";

export interface Loaded {
  seconds: number;
  /** Processor seconds: what a busy machine does not blur. */
  cpu: number;
  rows: number;
  peak: number;
}

/**
 * The least that anybody could do with the same file: the engine reads it and keeps it, typed, sorted by customer and
 * time. No validation, no identity, no products, nothing that could be undone.
 */
export async function plainLoad(folder: string, csv: string): Promise<Loaded> {
  mkdirSync(folder, { recursive: true });
  const engine = new EmbeddedClickHouse({ directory: folder, log: silent, database: "plain" });
  await engine.start();
  try {
    const pid = engine.pid ?? 0;
    await engine.exec("drop table if exists lines sync");
    await engine.exec(`create table lines (customer_id UInt32, order_id UInt64, ts DateTime, sku UInt32,
      category LowCardinality(String), qty UInt16, amount Decimal(12, 2), cost Decimal(12, 2),
      channel LowCardinality(String)) engine = MergeTree order by (customer_id, ts)`);
    const before = cpuSeconds(pid);
    const { seconds } = await timed(() =>
      engine.exec(`insert into lines
        select toUInt32OrZero(extract(\`会员号\`, '[0-9]+')), cityHash64(\`订单号\`), \`下单时间\`,
          toUInt32OrZero(extract(\`商品编码\`, '[0-9]+')), \`品类\`, \`数量\`, \`金额\`, \`成本金额\`, \`渠道\`
        from file(${quote(csv)}, CSVWithNames, ${quote(columns)})`),
    );
    const cpu = cpuSeconds(pid) - before;
    const [count] = await engine.rows<{ n: string }>("select count() n from lines");
    return { seconds, cpu, rows: Number(count?.n ?? 0), peak: peakMemory(pid) };
  } finally {
    await engine.stop();
  }
}

const columns = [
  "`订单号` String",
  "`行号` UInt16",
  "`下单时间` DateTime",
  "`会员号` String",
  "`渠道` LowCardinality(String)",
  "`商品编码` String",
  "`品类` LowCardinality(String)",
  "`数量` UInt16",
  "`单价` Decimal(12, 2)",
  "`金额` Decimal(12, 2)",
  "`成本金额` Decimal(12, 2)",
].join(", ");
