import type { Explained } from "../../server/metrics/schema.ts";
import { Change } from "../kit/Change.tsx";
import { exact, percent, text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useSay } from "../language.tsx";
import { partUnit } from "./partUnit.ts";

type Part = "numerator" | "denominator";

/** The fraction in words, then in numbers that open the people behind them. */
export function FigureFormula({ explained, onPart }: { explained: Explained; onPart(part: Part): void }) {
  const say = useSay();
  const money = useMoney();
  const { metric, figure, previous } = explained;
  const value = exact(figure.value, metric.unit, money);
  const number = (part: Part) => {
    const written = text(figure[part], partUnit(metric, part), money);
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
