import { sharesOf, type ValueRule } from "../../customers/valueClasses/valueRule.ts";
import type { Params } from "../../platform/clickhouse/client.ts";
import { sqlText } from "../metric.ts";
import { classOrder } from "../rfm/classes.ts";
import { addDays } from "./calendar.ts";
import { type Asked, purchaseRelations } from "./purchases.ts";

export interface ClassesAsked extends Omit<Asked, "lineSlices" | "filters" | "alsoBorders"> {
  /** How the company tells value classes apart. */
  classes: ValueRule;
}

/**
 * One row per customer and period with his class and level when it began: what was known then, not today's label. `known`:
 * also the values behind them (days, orders, money, money_ever) and whether each counted as high (high_r, high_f, high_m).
 * The parameters are those of the question itself and `growth_least`.
 */
export function valueClassRelation(asked: ClassesAsked, known = false): { sql: string; params: Params } {
  const { scoring, windowDays, high, levels, growth } = asked.classes;
  const alsoBorders = windowDays === 0 ? [] : asked.periods.map(({ from }) => addDays(from, -windowDays));
  const plainly = { ...asked, filters: [], lineSlices: [], perOrder: true };
  const { history } = purchaseRelations({ ...plainly, alsoBorders });
  const plain = purchaseRelations(plainly).history;
  const isHigh = (letter: "r" | "f" | "m") => {
    const own = high[letter];
    return "from" in own
      ? `${letter} >= ${Number(own.from)}`
      : `${letter} > avg(${letter}) over (partition by period) + ${Number(own.aboveMean)}`;
  };
  const values = ["days", "orders", "money", "money_ever"];
  const highs = (["r", "f", "m"] as const).map((letter) => `${isHigh(letter)} as high_${letter}`);
  const columns = (names: readonly string[]) => (known ? names.map((name) => `,\n    ${name}`).join("") : "");
  const texts = (list: readonly string[]) => `[${list.map((text) => `'${text}'`).join(", ")}]`;
  return {
    sql: sqlText("slice/valueClass")
      .replaceAll("{high_r}", isHigh("r"))
      .replaceAll("{high_f}", isHigh("f"))
      .replaceAll("{high_m}", isHigh("m"))
      .replaceAll("{r}", scoreSql(scoring, "r"))
      .replaceAll("{f}", scoreSql(scoring, "f"))
      .replaceAll("{m}", scoreSql(scoring, "m"))
      .replaceAll(
        "{grown}",
        growth === null ? "0" : `(customer_id, period) global in (\n${grownRelation(plain)}\n    )`,
      )
      .replaceAll("{classes}", texts(classOrder))
      .replaceAll("{levels}", texts(classOrder.map((name) => levels[name])))
      .replaceAll("{in_window}", windowDays === 0 ? "true" : `stretch >= period - ${Number(windowDays)}`)
      .replaceAll("{history}", history)
      .replaceAll("{known}", columns(values))
      .replaceAll("{known_too}", columns([...values, ...highs])),
    params: growth === null ? {} : { growth_least: 1 + growth },
  };
}

export const grownRelation = (history: string): string =>
  sqlText("slice/grown").replaceAll("{history}", history);

/** A score from 1 to 5 among the customers of the period; few days score high. */
function scoreSql(scoring: ValueRule["scoring"], letter: "r" | "f" | "m"): string {
  const column = { r: "days", f: "orders", m: "money" }[letter];
  if (scoring.rule === "ntile")
    return `toUInt8(ntile(5) over (partition by period order by ${letter === "r" ? "days desc" : column}, customer_id rows between unbounded preceding and unbounded following))`;
  const shares = sharesOf(scoring, letter);
  const cuts = shares
    ? `arrayMap(cut -> round(cut, 6), quantilesExactInclusive(${shares.map(Number).join(", ")})(toFloat64(${column})) over (partition by period))`
    : `[${scoring.rule === "custom" ? scoring[letter].map((cut) => `toFloat64(${Number(cut)})`).join(", ") : ""}]`;
  const over = `arrayCount(cut -> cut < toFloat64(${column}), ${cuts})`;
  return letter === "r" ? `5 - ${over}` : `1 + ${over}`;
}
