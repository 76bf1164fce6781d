import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { countedLines } from "../customers/countedLines.ts";
import type { Definition } from "../customers/schema.ts";
import type { ClickHouse } from "../platform/clickhouse/client.ts";
import type { ScoreInput } from "./compute/score.ts";
import type { StudyInput } from "./compute/study.ts";
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
  const column = (at: number) =>
    Float64Array.from({ length: n }, (_, i) => view.getFloat64(i * width + 8 + 8 * at, true));
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

async function ask(asking: Asking, question: "columns" | "days", more: Record<string, number>) {
  const { ch, definition, until, signal } = asking;
  const [replaced] = await ch.rows<{ n: string }>("select count() n from replaced_order");
  const view = replaced?.n === "0" ? "purchase_line_settled" : "purchase_line";
  const sql = text(question)
    .replaceAll("{purchase_line}", `${view}(hidden = {hidden:Array(UInt32)})`)
    .replaceAll("{counted}", countedLines(definition));
  return readRecords(ch.stream(sql, { until, ...more }, { format: "RowBinary", signal, timeoutMs: 600_000 }));
}

/** Set by the bundler; absent when the sources run as they are. */
declare const BUNDLE_FOLDER: string | undefined;
const here =
  typeof BUNDLE_FOLDER === "string" && existsSync(join(BUNDLE_FOLDER, "models"))
    ? join(BUNDLE_FOLDER, "models")
    : dirname(fileURLToPath(import.meta.url));

function text(question: string): string {
  return readFileSync(join(here, `${question}.sql`), "utf8").trim();
}
