import "../kit/kit.css";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import type { Overview } from "../../server/metrics/overview/schema.ts";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useSay } from "../language.tsx";
import { ComparePicker } from "../question/ComparePicker.tsx";
import { DefinitionPicker } from "../question/DefinitionPicker.tsx";
import { PeriodPicker } from "../question/PeriodPicker.tsx";
import { StorePicker } from "../question/StorePicker.tsx";
import { type Question, useQuestion } from "../question/useQuestion.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useCall } from "../useCall.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { AnsweredFrom } from "./AnsweredFrom.tsx";
import { ChangeCard } from "./ChangeCard.tsx";
import { CohortCard } from "./CohortCard.tsx";
import { ConcentrationCard } from "./ConcentrationCard.tsx";
import { OverviewTiles } from "./OverviewTiles.tsx";
import { PopularCard } from "./PopularCard.tsx";
import { RevenueCard } from "./RevenueCard.tsx";
import { TodayCard } from "./TodayCard.tsx";

export function Page() {
  const say = useSay();
  const me = useWhoAmI();
  const question = useQuestion();
  if (!me.hasData || question?.hasOrders === false) {
    return (
      <>
        <PageHead
          title={say({ zh: "总览", en: "Overview" })}
          sentence={say({
            zh: "还没有订单，这一页等着它们。",
            en: "There are no orders yet; this page waits for them.",
          })}
        />
        <section className="card">
          <EmptyChart
            missing={say({
              zh: "导入订单后，这里一分钟内就有数。",
              en: "A minute after orders are imported, figures stand here.",
            })}
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
  if (!question) return <PageSkeleton />;
  return <Answered question={question} />;
}

function Answered({ question }: { question: Question }) {
  const say = useSay();
  const { period, compare, definition, store } = question;
  const answer = useCall("overview", {
    period,
    compare,
    definition,
    ...(store === undefined ? {} : { store }),
  });
  if (answer.error) throw answer.error;
  const head = (overview: Overview | undefined) => (
    <PageHead title={say({ zh: "总览", en: "Overview" })} sentence={overview ? say(overview.sentence) : ""}>
      <PeriodPicker question={question} />
      <ComparePicker question={question} />
      <DefinitionPicker definition={definition} />
      <StorePicker question={question} />
    </PageHead>
  );
  if (!answer.data) {
    return (
      <>
        {head(undefined)}
        <PageSkeleton head={false} />
      </>
    );
  }
  const overview = answer.data;
  return (
    <>
      {head(overview)}
      <div className="stack" aria-busy={answer.isPlaceholderData}>
        <OverviewTiles overview={overview} />
        <div className="columns">
          <div className="column">
            <RevenueCard overview={overview} />
            <CohortCard cohorts={overview.cohorts} />
          </div>
          <div className="column">
            <ChangeCard overview={overview} compare={compare} />
            <TodayCard />
            <ConcentrationCard concentration={overview.concentration} />
            <PopularCard popular={overview.popular} />
          </div>
        </div>
        <AnsweredFrom asOf={overview.asOf} fromCache={overview.fromCache} />
      </div>
    </>
  );
}
