import type { AskOptions, ClickHouse } from "../../platform/clickhouse/client.ts";

/** Rows of an answer of any length, as arrays of texts and numbers, in blocks; only one block is in memory. */
export async function* streamRows<T extends unknown[]>(
  ch: ClickHouse,
  sql: string,
  block: number,
  ask: AskOptions = {},
): AsyncGenerator<T[]> {
  const decoder = new TextDecoder();
  let rest = "";
  let rows: T[] = [];
  for await (const bytes of ch.stream(sql, {}, { ...ask, format: "JSONCompactEachRow" })) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line !== "") rows.push(JSON.parse(line) as T);
      if (rows.length >= block) {
        yield rows;
        rows = [];
      }
    }
  }
  if (rest.trim() !== "") rows.push(JSON.parse(rest) as T);
  if (rows.length > 0) yield rows;
}
