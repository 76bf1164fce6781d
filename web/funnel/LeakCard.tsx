import type { Funnel } from "../../server/metrics/funnel/schema.ts";
import { Card } from "../kit/Card.tsx";
import { percent, signed } from "../kit/format.ts";
import { Interval } from "../kit/Interval.tsx";
import { VerdictChip } from "../kit/VerdictChip.tsx";
import { useLanguage } from "../language.tsx";

/** Which stage leaks by an honest rule, or why that is not settled, and what may help. */
export function LeakCard({ funnel }: { funnel: Funnel }) {
  const { say, language } = useLanguage();
  const { leak, benchmark, compared } = funnel;
  const title = say({ zh: "漏在哪里", en: "Where it leaks" });
  if (!leak)
    return (
      <Card title={title} metric="stageConversion">
        <p className="text-2">
          {compared || benchmark
            ? say({
                zh: "没有哪一步比对比的低（少于 5 个商机的步骤不比）。",
                en: "No step lies below what it is held against (steps of under five opportunities are not compared).",
              })
            : say({
                zh: "没有可比的：选一个对比期，或在「阶段转化率」的 ƒ 里填同行水平。",
                en: "Nothing to compare with: choose a period, or enter a benchmark under ƒ of stage conversion.",
              })}
        </p>
      </Card>
    );
  const step = funnel.steps[leak.step];
  const points = (value: number) => signed(100 * value, language);
  const reach = Math.max(Math.abs(leak.low), Math.abs(leak.high), 0.02);
  const range = say(
    { zh: "{d} 百分点（{low} 至 {high}）", en: "{d} points ({low} to {high})" },
    { d: points(leak.difference), low: points(leak.low), high: points(leak.high) },
  );
  return (
    <Card
      title={title}
      metric="stageConversion"
      note={say(
        {
          zh: "各步与对比相减，取低得最多的一步；一起看了 {n} 个差，区间已为此放宽，合起来是 95%。",
          en: "Each step less what it is held against; the lowest is named. {n|difference was|differences were} looked at, and intervals widened for it: 95% together.",
        },
        { n: leak.looked },
      )}
    >
      <p className="funnel-leak">
        <strong>{step && say(step.name)}</strong>
        {leak.settled ? (
          <VerdictChip verdict="harmful" words={{ zh: "漏在这里", en: "Leaks here" }} />
        ) : (
          <VerdictChip verdict="few" words={{ zh: "还不能断定", en: "Not settled" }} />
        )}
      </p>
      <p>
        {say(
          {
            zh: "走到下一步 {now}，{than} {former}。",
            en: "{now} went on; {than} {former}.",
          },
          {
            now: percent(leak.conversion, language),
            than:
              leak.against === "benchmark"
                ? say(
                    { zh: "同行水平（{source}）", en: "benchmark ({source})" },
                    { source: benchmark?.source ?? "" },
                  )
                : say({ zh: "对比期", en: "compared period" }),
            former: percent(leak.reference, language),
          },
        )}
      </p>
      <p className="funnel-interval">
        <Interval
          low={leak.low}
          value={leak.difference}
          high={leak.high}
          from={-reach}
          to={reach}
          line={0}
          text={range}
        />
        <span className="text-2">{range}</span>
      </p>
      <h3 className="funnel-h3">
        {leak.settled
          ? say({ zh: "可以怎么改", en: "What may help" })
          : say({ zh: "如果想先试试", en: "If you want to try something" })}
      </h3>
      <ol className="funnel-fixes">
        {funnel.fixes.map((fix) => (
          <li key={fix.what}>
            <strong>{say(fix.title)}</strong> <span className="text-2">{say(fix.why)}</span>
          </li>
        ))}
      </ol>
      <p className="card-note">
        {say({
          zh: "这些是观察到的先后，不是因果；改之前留一部分不改，才知道有没有用。",
          en: "These are observations, not causes: leave some as they are, and you will know whether it helped.",
        })}
      </p>
    </Card>
  );
}
