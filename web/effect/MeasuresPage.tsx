import { toneOf } from "../kit/Change.tsx";
import "../kit/kit.css";
import "./effect.css";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { whyWords } from "../figure/FigureFormula.tsx";
import { daysBetween } from "../kit/dates.ts";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { Figure } from "../kit/Figure.tsx";
import { count, percent, text } from "../kit/format.ts";
import { PageHead } from "../kit/PageHead.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { ComparePicker } from "../question/ComparePicker.tsx";
import { DefinitionPicker } from "../question/DefinitionPicker.tsx";
import { PeriodPicker } from "../question/PeriodPicker.tsx";
import { type Question, useQuestion } from "../question/useQuestion.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useCall } from "../useCall.ts";
import { useWhoAmI } from "../whoAmI.ts";

export interface Measured {
  metric: string;
  /** What stands behind it, to say what to bring in where it is missing. */
  needs: Pair;
  /** Why it stands on this page. */
  says: Pair;
}

interface MeasuresPageProps {
  title: Pair;
  /** What the page is for, where nothing can be said from the data yet. */
  about: Pair;
  measures: readonly Measured[];
}

/** A few measures that belong together: each with its change, course, formula and people, or with what it lacks. */
export function MeasuresPage(props: MeasuresPageProps) {
  const { say } = useLanguage();
  const me = useWhoAmI();
  const question = useQuestion();
  if (!me.hasData || question?.hasOrders === false)
    return (
      <>
        <PageHead title={say(props.title)} sentence={say(props.about)} />
        <section className="card">
          <EmptyChart
            missing={say({
              zh: "还没有订单。导入后，能算的会先出现，其余写明缺什么。",
              en: "There are no orders yet. Once there are, what can be computed appears, and the rest says what it lacks.",
            })}
            actions={
              <Link to="/welcome">
                <Button type="primary">{say({ zh: "放进数据", en: "Bring in data" })}</Button>
              </Link>
            }
          />
        </section>
      </>
    );
  if (!question) return <PageSkeleton />;
  return <Answered {...props} question={question} />;
}

function Answered({ title, about, measures, question }: MeasuresPageProps & { question: Question }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const { period, compare, definition } = question;
  const metrics = measures.map((one) => one.metric);
  const asked = { metrics, period, definition, compareWith: compare };
  const whole = useCall("measure", asked);
  const grain = daysBetween(period.from, period.to) > 120 ? ("month" as const) : ("week" as const);
  const course = useCall("measure", { ...asked, grain });
  const known = useCall("listMetrics", {});
  if (whole.error) throw whole.error;
  if (known.error) throw known.error;
  if (!whole.data || !known.data) return <PageSkeleton />;
  const info = new Map(known.data.metrics.map((metric) => [metric.name, metric]));
  const figures = whole.data.rows[0]?.figures ?? [];
  const cellOf = (name: string) => figures.find((figure) => figure.metric === name)?.cells[0];
  const lines = course.data?.rows[0]?.figures ?? [];
  const periods = course.data?.periods ?? [];
  const better = measures.filter(({ metric }) => moved(metric) > 0).length;
  const worse = measures.filter(({ metric }) => moved(metric) < 0).length;
  const missing = measures.filter(({ metric }) => (cellOf(metric)?.value ?? null) === null);

  /** 1 where it went the good way against the former period, −1 the bad way, 0 where that cannot be said. */
  function moved(name: string): number {
    const figure = figures.find((one) => one.metric === name);
    const [now, before] = [figure?.cells[0]?.value ?? null, figure?.compared[0]?.value ?? null];
    if (now === null || before === null) return 0;
    const tone = toneOf(now - before, info.get(name)?.betterWhen ?? "neither");
    return tone === "text-2" ? 0 : tone === "favourable" ? 1 : -1;
  }

  return (
    <>
      <PageHead
        title={say(title)}
        sentence={
          better + worse === 0
            ? say(about)
            : say(
                {
                  zh: "和对比期相比，{better} 项变好，{worse} 项变差{missing}。",
                  en: "Against the former period {better} went the good way and {worse} the bad way{missing}.",
                },
                {
                  better,
                  worse,
                  missing:
                    missing.length === 0
                      ? ""
                      : say(
                          {
                            zh: "；{n} 项还没有数据",
                            en: "; {n|has|have} no data yet",
                          },
                          { n: missing.length },
                        ),
                },
              )
        }
      >
        <PeriodPicker question={question} />
        <ComparePicker question={question} />
        <DefinitionPicker definition={definition} />
      </PageHead>
      <section className="measures" aria-busy={whole.isPlaceholderData}>
        {measures.map(({ metric, needs, says }) => {
          const entry = info.get(metric);
          const figure = figures.find((one) => one.metric === metric);
          const cell = figure?.cells[0];
          if (!entry || !figure || !cell) return null;
          const line = lines.find((one) => one.metric === metric);
          return (
            <article key={metric} className="card measure">
              <Figure
                metric={metric}
                label={say(entry.title)}
                unit={entry.unit}
                betterWhen={entry.betterWhen}
                value={cell.value}
                previous={figure.compared[0]?.value ?? null}
                support={
                  cell.value === null ? (
                    cell.why ? (
                      say(whyWords[cell.why])
                    ) : null
                  ) : entry.unit === "rate" && cell.numerator !== null && cell.denominator !== null ? (
                    <>
                      {count(cell.numerator, language)} / {count(cell.denominator, language)}
                      {cell.interval &&
                        say(
                          { zh: "，95% 区间 {low}–{high}", en: ", 95% {low}–{high}" },
                          {
                            low: percent(cell.interval.low, language),
                            high: percent(cell.interval.high, language),
                          },
                        )}
                    </>
                  ) : figure.compared[0]?.value != null ? (
                    say(
                      { zh: "对比期 {v}", en: "was {v}" },
                      { v: text(figure.compared[0].value, entry.unit, money) },
                    )
                  ) : null
                }
                series={periods.map((one, i) => ({ value: line?.cells[i]?.value ?? null, open: one.open }))}
                previousSeries={periods.map((_, i) => line?.compared[i]?.value ?? null)}
              />
              <p className="text-2">{say(says)}</p>
              {cell.value === null && (
                <p className="text-3">
                  {say({ zh: "缺：{what}。", en: "Missing: {what}." }, { what: say(needs) })}{" "}
                  <Link to="/import">{say({ zh: "去导入", en: "Import it" })}</Link>
                </p>
              )}
            </article>
          );
        })}
      </section>
    </>
  );
}
