import { sqlText } from "../metric.ts";
import { type Asked, purchaseRelations } from "./purchases.ts";

/** One row per customer and period with his class when it began: what was known then, not today's label. */
export function valueClassRelation(asked: Omit<Asked, "lineSlices">): string {
  const { history } = purchaseRelations({ ...asked, filters: [], lineSlices: [] });
  return sqlText("slice/valueClass").replaceAll("{history}", history);
}
