import { toneOf } from "../kit/changeText.ts";
import "../kit/kit.css";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactNode } from "react";
import { daysBetween } from "../kit/dates.ts";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { ComparePicker } from "../question/ComparePicker.tsx";
import { DefinitionPicker } from "../question/DefinitionPicker.tsx";
import { PeriodPicker } from "../question/PeriodPicker.tsx";
import { type Question, useQuestion } from "../question/useQuestion.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useCall } from "../useCall.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { type Measured, MeasureTiles } from "./MeasureTiles.tsx";

interface MeasuresPageProps {
  title: Pair;
  /** What the page is for, where nothing can be said from the data yet. */
  about: Pair;
  measures: readonly Measured[];
  /** What stands below them. */
  children?: ((question: Question) => ReactNode) | undefined;
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

function Answered({
  title,
  about,
  measures,
  children,
  question,
}: MeasuresPageProps & { question: Question }) {
  const { say } = useLanguage();
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
      <div className="stack">
        <MeasureTiles measures={measures} whole={whole} course={course.data} info={info} />
        {children?.(question)}
      </div>
    </>
  );
}
