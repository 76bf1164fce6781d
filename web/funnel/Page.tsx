import "../kit/kit.css";
import "./funnel.css";
import type { Filter } from "../../server/metrics/schema.ts";
import { call } from "../call.ts";
import { MeasuredSection } from "../effect/MeasuredSection.tsx";
import type { Measured } from "../effect/MeasureTiles.tsx";
import { needs } from "../effect/needs.ts";
import { readWhere, settledWhere } from "../explore/exploreAddress.ts";
import { PeopleCard } from "../figure/PeopleCard.tsx";
import { text } from "../kit/format.ts";
import { PageHead } from "../kit/PageHead.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { AnsweredFrom } from "../overview/AnsweredFrom.tsx";
import type { Pair } from "../phrase.ts";
import { AskedPage } from "../question/AskedPage.tsx";
import { ComparePicker } from "../question/ComparePicker.tsx";
import { PeriodPicker } from "../question/PeriodPicker.tsx";
import type { Question } from "../question/useQuestion.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { LeakCard } from "./LeakCard.tsx";
import { Paths } from "./Paths.tsx";
import { SlicesCard } from "./SlicesCard.tsx";
import { StandingCard } from "./StandingCard.tsx";
import { StepsCard } from "./StepsCard.tsx";
import { isSlice, type Which, whiches, whichNames } from "./words.ts";

const measures: readonly Measured[] = [
  {
    metric: "conversionRate",
    needs: needs.interactions,
    says: { zh: "跟进的人里，成交了多少", en: "Of those followed up, how many bought" },
  },
  {
    metric: "winRate",
    needs: needs.opportunities,
    says: { zh: "这段时间了结的商机里，赢了多少", en: "Of what was closed in the period, how much was won" },
  },
  {
    metric: "wonValue",
    needs: needs.opportunities,
    says: {
      zh: "这段时间赢下的商机，写明的金额一共多少",
      en: "What the deals won in the period say they are worth",
    },
  },
  {
    metric: "averageDeal",
    needs: needs.opportunities,
    says: { zh: "赢下的商机平均一个多少", en: "What one of the deals won is worth on average" },
  },
  {
    metric: "salesCycleMedian",
    needs: needs.opportunities,
    says: {
      zh: "从首次接触到赢单，中间那一个用了几天",
      en: "Days from first contact to the deal, in the middle",
    },
  },
];

/** From lead to won: how far opportunities got, and where they leak. */
export function Page() {
  return (
    <AskedPage
      of="opportunity"
      title={{ zh: "漏斗", en: "Funnel" }}
      about={{
        zh: "从线索到赢单，每一步留下多少、停了多久、漏在哪里。",
        en: "From lead to won: how many get past each step, how long they stay, and where it leaks.",
      }}
      kind="opportunities"
      missing={{
        zh: "还没有线索与商机。导入后就有进来多少、赢了多少；再导入「商机阶段变化」，才看得到漏在哪一步。",
        en: "There are no leads or opportunities yet. With them come how many came in and were won; the stages show where it leaks.",
      }}
    >
      {(question) => <Answered question={question} />}
    </AskedPage>
  );
}

function Answered({ question }: { question: Question }) {
  const { say } = useLanguage();
  const money = useMoney();
  const may = useMay();
  const [address, change] = useAddress();
  const { period, compare, definition } = question;
  const filters: Filter[] = settledWhere(readWhere(address.where)).filter(({ by }) => isSlice(by));
  const by = isSlice(address.by) ? address.by : "staff";
  const answer = useCall("funnel", { period, compare, by, filters });
  if (answer.error) throw answer.error;
  const funnel = answer.data;
  const step = funnel?.steps.find((one) => String(one.step) === address.step);
  const which: Which = whiches.find((known) => known === address.which) ?? "reached";
  const choose = may("customers:read")
    ? (next: number, what: Which) => change({ step: String(next), which: what })
    : undefined;
  const asked = step && { period, filters, definition, step: step.step, which };
  return (
    <>
      <PageHead title={say({ zh: "漏斗", en: "Funnel" })} sentence={funnel ? say(funnel.sentence) : ""}>
        <PeriodPicker question={question} />
        <ComparePicker question={question} />
      </PageHead>
      <div className="stack" aria-busy={answer.isPlaceholderData}>
        <MeasuredSection measures={measures} question={question} filters={filters} />
        {funnel ? (
          <>
            <div className="columns">
              <StepsCard funnel={funnel} onChoose={choose} />
              <div className="column">
                <LeakCard funnel={funnel} />
                <StandingCard funnel={funnel} />
              </div>
            </div>
            {asked && choose && (
              <PeopleCard
                key={JSON.stringify(asked)}
                title={`${say(step.name)} · ${say(whichNames[which])}`}
                note={say({
                  zh: "金额是这些商机写明的；没有客户的商机不在名单里。",
                  en: "Money is what the opportunities say; those of no known customer are not listed.",
                } satisfies Pair)}
                name={["listFunnelCustomers", asked]}
                ask={(page, signal) =>
                  call("listFunnelCustomers", { ...asked, ...page }, signal ? { signal } : {})
                }
                columns={[
                  {
                    key: "deal",
                    name: say({ zh: "商机金额", en: "Opportunities" }),
                    width: "108px",
                    cell: (one) => text(one.contributes, "moneyEach", money),
                  },
                ]}
                onClose={() => change({ step: undefined, which: undefined })}
              />
            )}
            <SlicesCard funnel={funnel} by={by} filters={filters} />
            <Paths question={question} />
            <AnsweredFrom asOf={funnel.asOf} fromCache={funnel.fromCache} />
          </>
        ) : (
          <PageSkeleton head={false} />
        )}
      </div>
    </>
  );
}
