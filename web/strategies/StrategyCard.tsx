import { Button } from "antd";
import { channelNames } from "../../server/followup/messages.ts";
import type { Strategy } from "../../server/followup/schema.ts";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { useSay } from "../language.tsx";
import { reasonNames } from "./reasonNames.ts";
import { StrategyFigures } from "./StrategyFigures.tsx";

interface StrategyCardProps {
  strategy: Strategy;
  audience(segment: number): string;
  /** The figure it is judged by; undefined where the catalogue has none of its name. */
  metric: MetricInfo | undefined;
  onChange: (() => void) | undefined;
}

/** One strategy: for whom, what, with which words, and what its figure says so far. */
export function StrategyCard({ strategy, audience, metric, onChange }: StrategyCardProps) {
  const say = useSay();
  const listed = (texts: readonly string[]) => texts.join(say({ zh: "、", en: ", " }));
  const facts: [string, string][] = [
    [
      say({ zh: "节奏", en: "Rhythm" }),
      say({ zh: "{min}–{max} 天", en: "{min}–{max} days" }, { min: strategy.minDays, max: strategy.maxDays }),
    ],
    [
      say({ zh: "渠道", en: "Channels" }),
      listed(strategy.channels.map((channel) => say(channelNames[channel]))),
    ],
    [say({ zh: "可以给", en: "May offer" }), say(strategy.offer)],
    [say({ zh: "有效的标志", en: "It works if" }), say(strategy.measure.expected)],
    [
      say({ zh: "怎么衡量", en: "Judged by" }),
      say(
        { zh: "{metric}，{days} 天后看", en: "{metric}, after {days} days" },
        { metric: metric ? say(metric.title) : strategy.measure.metric, days: strategy.measure.horizonDays },
      ),
    ],
  ];
  return (
    <article
      id={`strategy-${strategy.id}`}
      className="card strategy"
      data-off={!strategy.active || undefined}
    >
      <header>
        <h2>{say(strategy.name)}</h2>
        <span className="text-3">
          {strategy.segments.length > 0
            ? say({ zh: "{n} 人", en: "{n|customer|customers}" }, { n: strategy.customers })
            : say({ zh: "遇到就用", en: "whenever it happens" })}
          {!strategy.active && ` · ${say({ zh: "停用", en: "off" })}`}
        </span>
      </header>
      <p className="text-2">{say(strategy.goal)}</p>
      <p>
        {listed([
          ...strategy.segments.map(audience),
          ...strategy.reasons.map((reason) => say(reasonNames[reason])),
        ])}
      </p>
      <dl>
        {facts
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <StrategyFigures strategy={strategy} metric={metric} />
      {say(strategy.words) && <blockquote>{say(strategy.words)}</blockquote>}
      {onChange && (
        <p>
          <Button size="small" onClick={onChange}>
            {say({ zh: "改", en: "Change" })}
          </Button>{" "}
          <span className="text-3">
            {say({ zh: "第 {n} 版", en: "version {n}" }, { n: String(strategy.version) })}
          </span>
        </p>
      )}
    </article>
  );
}
