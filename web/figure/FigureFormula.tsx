import type { Explained } from "../../server/metrics/schema.ts";
import { Change } from "../kit/Change.tsx";
import { lastDayOf, rangeText } from "../kit/dates.ts";
import { exact, percent, text } from "../kit/format.ts";
import { Interval } from "../kit/Interval.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { VerdictChip } from "../kit/VerdictChip.tsx";
import { useLanguage } from "../language.tsx";
import { partUnit } from "./partUnit.ts";
import { whyWords } from "./whyWords.ts";

type Part = "numerator" | "denominator";

/** The fraction in words, then in numbers that open the people behind them. */
export function FigureFormula({ explained, onPart }: { explained: Explained; onPart(part: Part): void }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const { metric, figure, previous, comparedPeriod, comparedSegment } = explained;
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
        {figure.interval && <Likely interval={figure.interval} value={figure.value} />}
        {previous && (
          <Change
            value={figure.value}
            previous={previous.value}
            unit={metric.unit}
            betterWhen={metric.betterWhen}
          />
        )}
        {previous && previous.value !== null && (
          <span>
            {say(
              { zh: "{against}：{value}", en: "{against}: {value}" },
              {
                against: comparedSegment
                  ? say({ zh: "分群「{name}」", en: "segment “{name}”" }, { name: say(comparedSegment) })
                  : comparedPeriod
                    ? rangeText(comparedPeriod.from, lastDayOf(comparedPeriod.to), language)
                    : "",
                value: exact(previous.value, metric.unit, money),
              },
            )}
          </span>
        )}
        {figure.why && <span>{say(whyWords[figure.why])}</span>}
        {metric.parts.length > 0 && (
          <span>{say({ zh: "点有下划线的数看名单", en: "Underlined numbers open their list" })}</span>
        )}
      </p>
    </>
  );
}

/** Wider than this, and the figure says little about the next period. */
const wideInterval = 0.2;
/** The same thirty points wide for every rate, so that whiskers of two panels can be compared. */
const halfScale = 0.15;

function Likely({ interval, value }: { interval: { low: number; high: number }; value: number | null }) {
  const { say, language } = useLanguage();
  const { low, high } = interval;
  const words = say(
    { zh: "95% 区间 {low}–{high}", en: "95% interval {low}–{high}" },
    { low: percent(low, language), high: percent(high, language) },
  );
  return (
    <>
      <span className="likely">
        <Interval
          low={low}
          value={value ?? low}
          high={high}
          from={Math.min(low, (value ?? low) - halfScale)}
          to={Math.max(high, (value ?? low) + halfScale)}
          text={words}
        />
      </span>
      <span>{words}</span>
      {high - low > wideInterval && (
        <VerdictChip verdict="few" words={{ zh: "样本少，区间宽", en: "Few cases, wide interval" }} />
      )}
    </>
  );
}
