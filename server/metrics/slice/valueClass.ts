import { sqlText } from "../metric.ts";
import { type Asked, purchaseRelations } from "./purchases.ts";

/**
 * One row per customer and period with his class when it began: what was known then, not today's label. `known`: also the
 * values behind it (days, orders, money) and whether each counted as high (high_r, high_f, high_m).
 */
export function valueClassRelation(asked: Omit<Asked, "lineSlices">, known = false): string {
  const { history } = purchaseRelations({ ...asked, filters: [], lineSlices: [] });
  const values = ["days", "orders", "money"];
  const high = ["r", "f", "m"].map(
    (score) => `${score} > avg(${score}) over (partition by period) as high_${score}`,
  );
  const columns = (names: readonly string[]) => (known ? names.map((name) => `,\n    ${name}`).join("") : "");
  return sqlText("slice/valueClass")
    .replaceAll("{history}", history)
    .replaceAll("{known}", columns(values))
    .replaceAll("{known_too}", columns([...values, ...high]));
}
