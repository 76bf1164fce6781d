import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { countedLines } from "../customers/countedLines.ts";
import type { Definition } from "../customers/schema.ts";
import type { ClickHouse, Params } from "../platform/clickhouse/client.ts";

/** Set by the bundler; absent when the sources run as they are. */
declare const BUNDLE_FOLDER: string | undefined;
const here =
  typeof BUNDLE_FOLDER === "string" && existsSync(join(BUNDLE_FOLDER, "models"))
    ? join(BUNDLE_FOLDER, "models")
    : dirname(fileURLToPath(import.meta.url));

/** A question of this folder, on the cheaper view where no order has been replaced. */
export async function questionText(
  ch: ClickHouse,
  question: "columns" | "days" | "moved",
  { definition, until }: { definition: Definition; until: number },
): Promise<{ sql: string; params: Params }> {
  const [replaced] = await ch.rows<{ n: string }>("select count() n from replaced_order");
  const view = replaced?.n === "0" ? "purchase_line_settled" : "purchase_line";
  const sql = readFileSync(join(here, `${question}.sql`), "utf8")
    .trim()
    .replaceAll("{purchase_line}", `${view}(hidden = {hidden:Array(UInt32)})`)
    .replaceAll("{counted}", countedLines(definition));
  return { sql, params: { until } };
}
