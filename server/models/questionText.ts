import { countedLines } from "../customers/countedLines.ts";
import { holdsReplaced, purchaseView } from "../customers/purchaseView.ts";
import type { Definition } from "../customers/schema.ts";
import type { ClickHouse, Params } from "../platform/clickhouse/client.ts";
import { questionsOf } from "../platform/questionsOf.ts";

const sqlText = questionsOf("models", import.meta.url);

/** A question of this folder, on the cheaper view where no order has been replaced. */
export async function questionText(
  ch: ClickHouse,
  question: "columns" | "days" | "moved" | "limits" | "prices" | "ownPrices",
  { definition, until }: { definition: Definition; until: number },
): Promise<{ sql: string; params: Params }> {
  const sql = sqlText(question)
    .replaceAll("{purchase_line}", purchaseView(await holdsReplaced(ch)))
    .replaceAll("{counted}", countedLines(definition));
  return { sql, params: { until } };
}
