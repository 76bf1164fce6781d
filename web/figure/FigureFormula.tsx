import type { Explained } from "../../server/metrics/schema.ts";
import { Change } from "../kit/Change.tsx";
import { exact, percent, text, type Unit } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useSay } from "../language.tsx";

/** Numerator and denominator are counted in what they count, not in the figure's own unit. */
function partUnit(unit: Unit): Unit {
  if (unit === "rate") return "customers";
  if (unit === "moneyEach") return "money";
  return unit;
}

type Part = "numerator" | "denominator";

/** The fraction in words, then in numbers that open the people behind them. */
export function FigureFormula({ explained, onPart }: { explained: Explained; onPart(part: Part): void }) {
  const say = useSay();
  const money = useMoney();
  const { metric, figure, previous } = explained;
  const value = exact(figure.value, metric.unit, money);
  const number = (part: Part) => {
    const written = writePart(metric, figure[part], part, money);
    if (!metric.parts.includes(part)) return <span>{written}</span>;
    return (
      <button type="button" className="link" onClick={() => onPart(part)}>
        {written}
      </button>
    );
  };
  return (
    <>
      <div className="formula">
        <span>{say(metric.title)}</span>
        <span>=</span>
        {metric.formula.denominator ? (
          <>
            <span className="fraction">
              <span>{say(metric.formula.numerator)}</span>
              <span>{say(metric.formula.denominator)}</span>
            </span>
            <span>=</span>
            <span className="fraction">
              {number("numerator")}
              {number("denominator")}
            </span>
          </>
        ) : (
          <>
            <span>{say(metric.formula.numerator)}</span>
            {metric.parts.includes("numerator") && (
              <>
                <span>=</span>
                {number("numerator")}
              </>
            )}
          </>
        )}
        <span>=</span>
        <span className="formula-result">{value}</span>
      </div>
      <p className="panel-note">
        {figure.interval && (
          <span>
            {say(
              { zh: "95% 区间 {low}–{high}", en: "95% interval {low}–{high}" },
              {
                low: percent(figure.interval.low, money.language),
                high: percent(figure.interval.high, money.language),
              },
            )}
          </span>
        )}
        {previous && (
          <Change
            value={figure.value}
            previous={previous.value}
            unit={metric.unit}
            betterWhen={metric.betterWhen}
          />
        )}
        {figure.why && <span>{say(whyWords[figure.why])}</span>}
        {metric.parts.length > 0 && (
          <span>{say({ zh: "点有下划线的数看名单", en: "Underlined numbers open their list" })}</span>
        )}
      </p>
    </>
  );
}

export const whyWords = {
  noDenominator: { zh: "分母为 0，算不出来", en: "no denominator, so there is no figure" },
  open: { zh: "时间未满，先不下结论", en: "the window is still open" },
  noFacts: { zh: "没有所需的记录", en: "nothing recorded that it needs" },
} as const;

function writePart(
  metric: Explained["metric"],
  value: number | null,
  part: Part,
  money: ReturnType<typeof useMoney>,
): string {
  const moneyRate =
    metric.unit === "rate" && /amount|revenue|share/i.test(metric.name) && metric.parts.length === 0;
  if (moneyRate) return text(value, "money", money);
  if (part === "denominator" && metric.unit === "moneyEach") return text(value, "orders", money);
  return text(value, partUnit(metric.unit), money);
}
