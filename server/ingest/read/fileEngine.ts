import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import type { ClickHouse } from "../../platform/clickhouse/client.ts";
import { EmbeddedClickHouse } from "../../platform/clickhouse/embedded.ts";
import { silent } from "../../platform/logger.ts";
import { refuse } from "../../refuse.ts";

/**
 * An engine that reads files of this machine: the product's own; or, where that is a server elsewhere, one in a folder beside
 * the file for as long as the work takes.
 */
export async function withFileEngine<T>(
  ch: ClickHouse,
  file: string,
  work: (engine: ClickHouse) => Promise<T>,
): Promise<T> {
  if (!ch.sendFile) return work(ch);
  const directory = `${file}.engine-${randomBytes(6).toString("hex")}`;
  const engine = new EmbeddedClickHouse({ directory, log: silent, readers: 1 });
  try {
    await engine.start().catch((error: Error) => {
      throw refuse("ingest.parquet_needs_engine", { why: error.message.slice(0, 200) });
    });
    return await work(engine);
  } finally {
    await engine.stop();
    await rm(directory, { recursive: true, force: true });
  }
}
