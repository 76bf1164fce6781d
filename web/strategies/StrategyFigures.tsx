import type { Strategy } from "../../server/followup/schema.ts";
import type { Filter, MetricInfo } from "../../server/metrics/schema.ts";
import { saysOf } from "../callError.ts";
import { whyWords } from "../figure/whyWords.ts";
import { addDays, todayIn } from "../kit/dates.ts";
import { text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useCall } from "../useCall.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";
import { filtersOf } from "./filtersOf.ts";

const kinds: Readonly<Record<string, Pair>> = {
  valueClass: { zh: "这些等级", en: "These classes" },
  valueLevel: { zh: "这一级", en: "This level" },
  segment: { zh: "这些分群", en: "These segments" },
};

/** What the strategy's figure says of its people since it was set, up to its horizon, and what its lines on Today came to. */
export function StrategyFigures({
  strategy,
  metric,
}: {
  strategy: Strategy;
  metric: MetricInfo | undefined;
}) {
  const say = useSay();
  const may = useMay();
  const { company } = useWhoAmI();
  const { since, lines, measure } = strategy;
  const today = todayIn(company.zone);
  const end = addDays(since, measure.horizonDays);
  const over = end < today;
  const period = { from: since, to: over ? end : today };
  const people = filtersOf(strategy.segments);
  const measurable =
    may("metrics:read") && metric !== undefined && period.from < period.to && strategy.active;
  return (
    <div className="strategy-figures">
      {measurable &&
        people.map((filter) =>
          metric.dimensions.includes(filter.by) ? (
            <PeopleFigure key={filter.by} {...{ metric, filter, period, several: people.length > 1 }} />
          ) : (
            <p key={filter.by} className="text-3">
              {say(
                { zh: "“{name}”不能按客户分开算。", en: "“{name}” cannot be told by customer." },
                { name: say(metric.title) },
              )}
            </p>
          ),
        )}
      {period.from >= period.to && people.length > 0 && (
        <p className="text-3">
          {say({ zh: "今天刚定下，明天起有数字。", en: "Set today; figures begin tomorrow." })}
        </p>
      )}
      {people.length === 0 && lines.all === 0 && (
        <p className="text-3">
          {say({
            zh: "遇到才用，没有固定的人：上过今日名单以后，这里写着联系和下单的次数。",
            en: "For whenever it happens, so for no standing people: once on a day's list, contacts and orders stand here.",
          })}
        </p>
      )}
      {lines.all > 0 && (
        <p>
          {say(
            {
              zh: "上过今日名单 {all} 次，联系 {contacted} 次，下单 {ordered} 次",
              en: "{all|time|times} on a day's list, {contacted} contacted, {ordered} ordered",
            },
            lines,
          )}
        </p>
      )}
      {(lines.all > 0 || (measurable && people.length > 0)) && (
        <p className="text-3">
          {say(
            {
              zh: "{since} 起{end}。没有对照组：这只说明发生了什么，不证明是策略带来的。",
              en: "Since {since}{end}. Without a control group it tells what happened, not that the strategy brought it.",
            },
            {
              since,
              end:
                over && people.length > 0
                  ? say({ zh: "、到 {day} 为止", en: ", up to {day}" }, { day: addDays(end, -1) })
                  : "",
            },
          )}
        </p>
      )}
    </div>
  );
}

interface PeopleFigureProps {
  metric: MetricInfo;
  filter: Filter;
  period: { from: string; to: string };
  /** There are people of other kinds beside. */
  several: boolean;
}

/** The figure of those who were in when the strategy was set, and of those who were in as long before, over that time. */
function PeopleFigure({ metric, filter, period, several }: PeopleFigureProps) {
  const say = useSay();
  const money = useMoney();
  const { data, error } = useCall("measure", {
    metrics: [metric.name],
    filters: [filter],
    period,
    compareWith: "previous",
  });
  if (error) return <p className="text-3">{say(saysOf(error))}</p>;
  const figure = data?.rows[0]?.figures[0];
  const now = figure?.cells[0];
  const before = figure?.compared[0]?.value ?? null;
  return (
    <p aria-busy={!data}>
      {several && <span className="text-2">{say(kinds[filter.by]!)} </span>}
      {say(metric.title)}{" "}
      <strong>{now && now.value === null ? "–" : text(now?.value ?? null, metric.unit, money)}</strong>
      {now?.value === null && now.why && <span className="text-3"> {say(whyWords[now.why])}</span>}
      {before !== null && (
        <span className="text-3">
          {" "}
          {say(
            { zh: "之前同样长的时间 {n}", en: "{n} over as long before" },
            { n: text(before, metric.unit, money) },
          )}
        </span>
      )}
    </p>
  );
}
