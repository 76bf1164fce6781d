import type { ClickHouse } from "../platform/clickhouse/client.ts";

/** Whether order_line holds order versions that a visible batch replaced and that have not been removed yet. */
export async function holdsReplaced(ch: ClickHouse, signal?: AbortSignal): Promise<boolean> {
  const found = await ch.rows<{ one: number }>(
    "select 1 as one from replaced_order where by_batch not in {hidden:Array(UInt32)} limit 1",
    {},
    signal ? { signal } : {},
  );
  return found.length > 0;
}

/** The published view of order lines in force, or of what each order comes to: the cheaper one, where there is nothing to leave out. */
export function purchaseView(replaced: boolean, of: "line" | "order" = "line"): string {
  return `purchase_${of}${replaced ? "" : "_settled"}(hidden = {hidden:Array(UInt32)})`;
}
