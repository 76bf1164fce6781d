import "../kit/kit.css";
import "./structure.css";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { cameFrom, wentTo } from "../../server/metrics/structure/schema.ts";
import { Card } from "../kit/Card.tsx";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { addDays } from "../kit/dates.ts";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { count } from "../kit/format.ts";
import { PageHead } from "../kit/PageHead.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useLanguage, useSay } from "../language.tsx";
import { AnsweredFrom } from "../overview/AnsweredFrom.tsx";
import { DefinitionPicker } from "../question/DefinitionPicker.tsx";
import { type Question, useQuestion } from "../question/useQuestion.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { DayPicker } from "../value/ValuePickers.tsx";
import { useMay, useWhoAmI } from "../whoAmI.ts";
import { EffectCard } from "./EffectCard.tsx";
import { FlowChart } from "./FlowChart.tsx";
import { FlowTable } from "./FlowTable.tsx";
import { MovedCard } from "./MovedCard.tsx";
import { TargetCard } from "./TargetCard.tsx";
import { TreatmentCard } from "./TreatmentCard.tsx";
import { useFlowQuestion } from "./useFlowQuestion.ts";

const how = {
  formula: {
    zh: "一格 = 上期在这一行、本期在这一列的客户数",
    en: "A cell = customers who were in its row before and are in its column now",
  },
  counts: {
    zh: "等级各按那一天为止买的算，后来的购买不算；流失按公司「流失率」的规则。两天之间第一次买的在「新进」一行，流失又回来的在「唤回」一行；两天都已流失的不在表里。金额是这一格的人在两个日子之间买的。",
    en: "Classes are of what had been bought by each day, later purchases do not count; lost as the company’s churn rate says. Who first bought in between stands under “New”, who was lost and came back under “Returned”; who was lost on both days is not in the table. Money is what the people of the cell spent between the two days.",
  },
  verb: "structure",
};

export function Page() {
  const say = useSay();
  const me = useWhoAmI();
  const question = useQuestion();
  if (!me.hasData || question?.hasOrders === false) {
    return (
      <>
        <PageHead
          title={say({ zh: "结构", en: "Structure" })}
          sentence={say({
            zh: "数据还不够，先说明缺什么；够了会自动出现。",
            en: "Not enough data yet; once there is, this fills itself.",
          })}
        />
        <section className="card">
          <EmptyChart
            missing={say({
              zh: "缺带客户号的订单，最好超过 90 天：要比较两个日子的等级。",
              en: "Orders with a customer are missing, best over more than 90 days: two days are compared.",
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
  const { say, language } = useLanguage();
  const may = useMay();
  const [address, change] = useAddress();
  const [show, setShow] = useState<"people" | "money">("people");
  const { asked, against } = useFlowQuestion(question, address);
  const answer = useCall("structure", asked);
  if (answer.error) throw answer.error;
  const flow = answer.data;
  const from = cameFrom.safeParse(address.from).data;
  const to = wentTo.safeParse(address.to).data;
  const chosen =
    from && to && flow?.cells.some((cell) => cell.from === from && cell.to === to) ? { from, to } : undefined;
  const choose = may("customers:read")
    ? (nextFrom: string, nextTo: string) => change({ from: nextFrom, to: nextTo })
    : undefined;
  return (
    <>
      <PageHead title={say({ zh: "结构", en: "Structure" })} sentence={flow ? say(flow.sentence) : ""}>
        <DayPicker value={{ asOf: asked.asOf }} question={question} />
        <ChoicePicker<"90" | "365">
          label={say({ zh: "对比", en: "vs" })}
          value={against}
          options={[
            {
              value: "90",
              label: say(
                { zh: "90 天前 {day}", en: "90 days before {day}" },
                { day: addDays(asked.asOf, -90) },
              ),
            },
            {
              value: "365",
              label: say(
                { zh: "一年前 {day}", en: "a year before {day}" },
                { day: addDays(asked.asOf, -365) },
              ),
            },
          ]}
          onChange={(next) => change({ against: next === "90" ? undefined : next })}
        />
        <ChoicePicker<"level" | "class">
          label={say({ zh: "按", en: "By" })}
          value={asked.by}
          options={[
            { value: "level", label: say({ zh: "价值等级", en: "value level" }) },
            { value: "class", label: say({ zh: "RFM 八类", en: "RFM class" }) },
          ]}
          onChange={(next) =>
            change({ by: next === "level" ? undefined : next, from: undefined, to: undefined })
          }
        />
        <DefinitionPicker definition={question.definition} />
      </PageHead>
      {flow ? (
        <div className="stack" aria-busy={answer.isPlaceholderData}>
          <div className="columns">
            <Card
              title={say(
                asked.by === "class"
                  ? { zh: "RFM 八类怎样流动", en: "How classes moved" }
                  : { zh: "价值等级怎样流动", en: "How levels moved" },
              )}
              note={`${flow.previousDay} → ${flow.day}`}
              right={<Legend />}
            >
              <TableScroll label={say({ zh: "流动图", en: "Drawing" })}>
                <FlowChart flow={flow} chosen={chosen} onChoose={choose} />
              </TableScroll>
            </Card>
            <Card
              title={say({ zh: "流动表", en: "Flow table" })}
              how={how}
              note={
                choose
                  ? say({
                      zh: "行：上期；列：本期。点数字看名单。金额是两个日子之间买的。",
                      en: "Rows: before; columns: now. Click a number for its people. Money was spent between the two days.",
                    })
                  : say({
                      zh: "行：上期；列：本期。金额是两个日子之间买的。",
                      en: "Rows: before; columns: now. Money was spent between the two days.",
                    })
              }
              right={
                <SegmentedSwitch
                  label={say({ zh: "看什么", en: "Show" })}
                  value={show}
                  options={[
                    { value: "people", label: say({ zh: "人数", en: "People" }) },
                    { value: "money", label: say({ zh: "金额", en: "Money" }) },
                  ]}
                  onChange={setShow}
                />
              }
            >
              <FlowTable flow={flow} show={show} chosen={chosen} onChoose={choose} />
              <p className="flow-note">
                {say(
                  {
                    zh: "等级按当时的数据计算，以后的购买不算在内。流失按流失率的规则。两个日子都已流失的 {n} 人不在表中。",
                    en: "Classes are as known then; later purchases do not count. Lost as the churn rate says. {n} who were lost on both days are not in the table.",
                  },
                  { n: count(flow.stayedLost, language) },
                )}
              </p>
            </Card>
          </div>
          {chosen && choose && (
            <MovedCard
              key={`${chosen.from} ${chosen.to} ${asked.asOf} ${asked.compareWith}`}
              flow={flow}
              asked={asked}
              from={chosen.from}
              to={chosen.to}
              onClose={() => change({ from: undefined, to: undefined })}
            />
          )}
          {asked.by === "level" && <TargetCard flow={flow} />}
          <TreatmentCard flow={flow} />
          <EffectCard asked={asked} />
          <AnsweredFrom asOf={flow.asOf} fromCache={flow.fromCache} />
        </div>
      ) : (
        <PageSkeleton head={false} />
      )}
    </>
  );
}

function Legend() {
  const say = useSay();
  return (
    <span className="flow-legend">
      <span>
        <i style={{ background: "var(--favourable)" }} />
        {say({ zh: "升", en: "up" })}
      </span>
      <span>
        <i style={{ background: "var(--unfavourable)" }} />
        {say({ zh: "降或流失", en: "down or lost" })}
      </span>
      <span>
        <i style={{ background: "var(--line-strong)" }} />
        {say({ zh: "不变与新进", en: "same and new" })}
      </span>
    </span>
  );
}
