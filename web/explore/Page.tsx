import "./explore.css";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect } from "react";
import type { Input } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Annotations } from "../dashboards/Annotations.tsx";
import { SaveToDashboard } from "../dashboards/SaveToDashboard.tsx";
import { tileView } from "../dashboards/tileAddress.ts";
import { knownChoices } from "../figure/ownChoices.ts";
import { UnratedNote } from "../figure/UnratedNote.tsx";
import { CopyButton } from "../kit/CopyButton.tsx";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage, useSay } from "../language.tsx";
import { AnsweredFrom } from "../overview/AnsweredFrom.tsx";
import { readAgainst } from "../question/against.ts";
import { ComparePicker } from "../question/ComparePicker.tsx";
import { DefinitionPicker } from "../question/DefinitionPicker.tsx";
import { PeriodPicker } from "../question/PeriodPicker.tsx";
import { type Question, useQuestion } from "../question/useQuestion.ts";
import { useYearStart } from "../question/useYearStart.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { Builder } from "./Builder.tsx";
import { ExploreCharts } from "./ExploreCharts.tsx";
import { ExploreTable } from "./ExploreTable.tsx";
import { firstView, readView, settledWhere } from "./exploreAddress.ts";
import { findingOf, titleOf } from "./explored.ts";
import { PointPeople } from "./PointPeople.tsx";
import { sizeMetric } from "./view.ts";

export function Page() {
  const say = useSay();
  const me = useWhoAmI();
  const question = useQuestion();
  const [address, change] = useAddress();
  const fresh = address.metrics === undefined;
  useEffect(() => {
    if (fresh) change(firstView, true);
  }, [fresh, change]);
  if (!me.hasData || question?.hasOrders === false) {
    return (
      <>
        <PageHead
          title={say({ zh: "探索", en: "Explore" })}
          sentence={say({
            zh: "任选指标和切片，看走势和差别。",
            en: "Any figures, cut any way: courses and differences.",
          })}
        />
        <section className="card">
          <EmptyChart
            missing={say({ zh: "还没有订单可以分析。", en: "There are no orders to analyse yet." })}
            meanwhile={say({
              zh: "也可以先载入示例数据看看。",
              en: "Or load the sample data to look around.",
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
  }
  if (!question || fresh) return <PageSkeleton />;
  return <Asked question={question} />;
}

function Asked({ question }: { question: Question }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const yearStart = useYearStart();
  const [address] = useAddress();
  const catalogue = useCall("listMetrics", {});
  const view = readView(address, question.period);
  const known = view.metrics.flatMap(
    (name) => catalogue.data?.metrics.find((one) => one.name === name) ?? [],
  );
  const { period, definition } = question;
  const compare = address.compare === undefined ? "none" : (readAgainst(address.compare) ?? question.compare);
  const choices = knownChoices(view.own, known);
  const names = known.map((metric) => metric.name);
  const sized =
    view.draw === "quadrant" &&
    !names.includes(sizeMetric) &&
    [...view.by, ...settledWhere(view.where).map(({ by }) => by)].every(
      (by) =>
        catalogue.data?.metrics.find((one) => one.name === sizeMetric)?.dimensions.includes(by) &&
        // Of purchases each figure can be cut by category, of events none: an event's channel is not that of an order.
        (known.every((metric) => metric.dimensions.includes("category")) ||
          catalogue.data?.dimensions.find((one) => one.name === by)?.of === "customer"),
    );
  const asked = {
    metrics: [...names, ...(sized ? [sizeMetric] : [])],
    by: [...view.by],
    filters: settledWhere(view.where),
    period,
    compareWith: compare,
    membership: view.membership,
    definition,
    choices,
    ...(view.grain === "whole" ? {} : { grain: view.grain }),
  };
  // The last answer stands until the next is there, unless figures, cuts or grain are others: its rows would bear false names.
  const shape = ({ metrics, by, grain }: Pick<Input<"measure">, "metrics" | "by" | "grain">) =>
    JSON.stringify([metrics, by, grain]);
  const answer = useCall("measure", asked, {
    enabled: known.length > 0,
    keep: (before) => shape(before) === shape(asked),
  });
  if (catalogue.error) throw catalogue.error;
  if (!catalogue.data) return <PageSkeleton />;
  const slices = view.by.flatMap(
    (name) => catalogue.data.dimensions.find((one) => one.name === name)?.title ?? [],
  );
  const [first] = known;
  const data = answer.data;
  return (
    <>
      <PageHead
        crumb={say({ zh: "探索", en: "Explore" })}
        title={
          first
            ? titleOf(known, slices, view.grain, language)
            : say({ zh: "选一个指标开始", en: "Choose a figure to begin" })
        }
        sentence={data && first ? findingOf(data, first, view.by.length, view.grain, money, yearStart) : ""}
      >
        <PeriodPicker question={question} />
        <ComparePicker question={{ ...question, compare }} keep segments />
        <DefinitionPicker definition={definition} />
        {known.length > 0 && (
          <SaveToDashboard
            view={tileView({ ...view, metrics: names, own: choices }, address)}
            shows={view.by.length === 0 ? ["chart", "number", "table"] : ["chart", "table"]}
          />
        )}
        {view.grain !== "whole" && <Annotations period={period} />}
        <CopyButton text={location.href} label={say({ zh: "复制链接", en: "Copy link" })} />
        <CopyButton
          text={`npm run perennial -- measure --json --input '${JSON.stringify(asked).replaceAll("'", "'\\''")}'`}
          label={say({ zh: "复制为命令行", en: "Copy as command" })}
        />
      </PageHead>
      <div className="explore">
        <Builder view={view} question={question} compare={compare} catalogue={catalogue.data} answer={data} />
        <div className="stack" aria-busy={answer.isFetching}>
          {answer.error ? (
            <section className="card">
              <p role="alert">{say(saysOf(answer.error))}</p>
            </section>
          ) : data ? (
            <>
              <ExploreCharts answer={data} metrics={known} view={view} />
              <ExploreTable answer={data} metrics={known} slices={slices} view={view} />
              <UnratedNote unrated={data.unrated} />
              <AnsweredFrom asOf={data.asOf} fromCache={data.fromCache} />
            </>
          ) : (
            known.length > 0 && <PageSkeleton head={false} />
          )}
        </div>
      </div>
      <PointPeople
        answer={data}
        metrics={known}
        view={view}
        question={{ ...question, compare }}
        choices={choices}
      />
    </>
  );
}
