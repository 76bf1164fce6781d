import "../kit/kit.css";
import "./value.css";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useSay } from "../language.tsx";
import { AnsweredFrom } from "../overview/AnsweredFrom.tsx";
import { DefinitionPicker } from "../question/DefinitionPicker.tsx";
import { type Question, useQuestion } from "../question/useQuestion.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";
import { BudgetCard } from "./BudgetCard.tsx";
import { ClvCards } from "./ClvCards.tsx";
import { ForecastCards } from "./ForecastCards.tsx";
import { ProfileCard } from "./ProfileCard.tsx";
import { PyramidCard } from "./PyramidCard.tsx";
import { RfmCard } from "./RfmCard.tsx";
import { RfmPanel } from "./RfmPanel.tsx";
import { RfmPeopleCard } from "./RfmPeopleCard.tsx";
import { rfmInputOf, useValueQuestion } from "./useValueQuestion.ts";
import { AgainstPicker, DayPicker, WindowPicker } from "./ValuePickers.tsx";

export function Page() {
  const say = useSay();
  const me = useWhoAmI();
  const question = useQuestion();
  if (!me.hasData || question?.hasOrders === false) {
    return (
      <>
        <PageHead
          title={say({ zh: "价值", en: "Value" })}
          sentence={say({
            zh: "数据还不够，先说明缺什么；够了会自动出现。",
            en: "Not enough data yet; once there is, this fills itself.",
          })}
        />
        <section className="card">
          <EmptyChart
            missing={say({
              zh: "缺带客户号的订单：客户、时间、金额。",
              en: "Orders with a customer are missing: customer, time, amount.",
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
  const may = useMay();
  const [address] = useAddress();
  const value = useValueQuestion(question, address);
  const answer = useCall("rfm", {
    ...rfmInputOf(value),
    ...(value.compareWith === undefined ? {} : { compareWith: value.compareWith }),
  });
  if (answer.error) throw answer.error;
  const rfm = answer.data;
  return (
    <>
      <PageHead title={say({ zh: "价值", en: "Value" })} sentence={rfm ? say(rfm.sentence) : ""}>
        <DayPicker value={value} question={question} />
        <AgainstPicker value={value} />
        {rfm && <WindowPicker windowDays={rfm.windowDays} />}
        <DefinitionPicker definition={value.definition} />
      </PageHead>
      {rfm ? (
        <div className="stack" aria-busy={answer.isPlaceholderData}>
          <div className="columns">
            <RfmCard rfm={rfm} value={value} />
            <RfmPeopleCard rfm={rfm} value={value} />
          </div>
          <div className="thirds">
            <PyramidCard rfm={rfm} value={value} />
            <ClvCards value={value} />
          </div>
          <ForecastCards />
          <BudgetCard value={value} />
          {may("segments:read") && <ProfileCard />}
          <RfmPanel rfm={rfm} value={value} />
          <AnsweredFrom asOf={rfm.asOf} fromCache={rfm.fromCache} />
        </div>
      ) : (
        <PageSkeleton head={false} />
      )}
    </>
  );
}
