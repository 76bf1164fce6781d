import type { Definition } from "../customers/schema.ts";
import type { ClickHouse, Params } from "../platform/clickhouse/client.ts";
import type { ScoreInput } from "./compute/score.ts";
import type { StudyInput } from "./compute/study.ts";
import { questionText } from "./questionText.ts";
import { readRecords } from "./readRecords.ts";

interface Asking {
  ch: ClickHouse;
  definition: Definition;
  /** The last day that is known, in days since 1970. */
  until: number;
  signal: AbortSignal;
}

const doubles = ["tx", "T", "meanSpend", "logGaps", "margin", "medianGap", "silent"] as const;

/** Every customer's history in columns: one pass over the order lines. */
export async function readHistories(asking: Asking): Promise<ScoreInput["columns"]> {
  const bytes = await ask(asking, "columns", {});
  const width = 8 + 8 * doubles.length;
  const n = bytes.byteLength / width;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const column = (at: number) => {
    const out = new Float64Array(n);
    for (let i = 0; i < n; i++) out[i] = view.getFloat64(i * width + 8 + 8 * at, true);
    return out;
  };
  return {
    customer: Uint32Array.from({ length: n }, (_, i) => view.getUint32(i * width, true)),
    x: Float64Array.from({ length: n }, (_, i) => view.getUint32(i * width + 4, true)),
    ...(Object.fromEntries(doubles.map((name, at) => [name, column(at)])) as Record<
      (typeof doubles)[number],
      Float64Array
    >),
  };
}

/** The purchase days of about `customers` of all `of` customers, always the same ones. */
export async function readDays(
  asking: Asking,
  sample: { customers: number; of: number },
): Promise<StudyInput["log"]> {
  const parts = Math.min(1024, Math.max(1, Math.floor((1024 * sample.customers) / Math.max(1, sample.of))));
  const bytes = await ask(asking, "days", { parts });
  const width = 14;
  const n = bytes.byteLength / width;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    customer: Uint32Array.from({ length: n }, (_, i) => view.getUint32(i * width, true)),
    time: Uint16Array.from({ length: n }, (_, i) => view.getUint16(i * width + 4, true)),
    amount: Float64Array.from({ length: n }, (_, i) => view.getFloat64(i * width + 6, true)),
  };
}

async function ask({ ch, definition, until, signal }: Asking, question: "columns" | "days", more: Params) {
  const { sql, params } = await questionText(ch, question, { definition, until });
  const options = { format: "RowBinary", signal, timeoutMs: 600_000 };
  return readRecords(ch.stream(sql, { ...params, ...more }, options));
}
