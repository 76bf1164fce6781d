import type { MeasuredCell } from "../../server/metrics/schema.ts";
import { count, text, type Unit } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { whyWords } from "./FigureFormula.tsx";

interface FigureSupportProps {
  metric?: string;
  value?: number | null;
  unit: Unit;
  numerator: number | null;
  denominator: number | null;
  why: MeasuredCell["why"];
  previous: number | null;
}

/** What holds the figure up: n / N for a share, the former value for the rest, or why there is none. */
export function FigureSupport(tile: FigureSupportProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  if (tile.why) return <>{say(whyWords[tile.why])}</>;
  if (tile.unit === "rate" && tile.numerator !== null && tile.denominator !== null) {
    return (
      <>
        {count(tile.numerator, language)} / {count(tile.denominator, language)} {say({ zh: "人", en: "" })}
      </>
    );
  }
  if (tile.unit === "moneyEach" && tile.numerator !== null && tile.denominator !== null) {
    return (
      <>
        {text(tile.numerator, "money", money)} / {text(tile.denominator, "orders", money)}
      </>
    );
  }
  if (tile.metric === "existingRevenue" && tile.value === 0)
    return (
      <>{say({ zh: "本期的买家此前都没有买过", en: "none of this period’s buyers had bought before" })}</>
    );
  if (tile.previous === null) return null;
  return <>{say({ zh: "上期 {v}", en: "was {v}" }, { v: text(tile.previous, tile.unit, money) })}</>;
}
