import "../kit/kit.css";
import "./referrals.css";
import { MeasuredSection } from "../effect/MeasuredSection.tsx";
import type { Measured } from "../effect/MeasureTiles.tsx";
import { needs } from "../effect/needs.ts";
import { SlicePeople } from "../figure/SlicePeople.tsx";
import { type SliceChoice, SliceTable } from "../figure/SliceTable.tsx";
import { Card } from "../kit/Card.tsx";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useSay } from "../language.tsx";
import { AskedPage } from "../question/AskedPage.tsx";
import { ComparePicker } from "../question/ComparePicker.tsx";
import { DefinitionPicker } from "../question/DefinitionPicker.tsx";
import { PeriodPicker } from "../question/PeriodPicker.tsx";
import type { Question } from "../question/useQuestion.ts";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { TreeCard } from "./TreeCard.tsx";

const measures: readonly Measured[] = [
  {
    metric: "referredCustomers",
    needs: needs.referrals,
    says: { zh: "客户带来了几位新客户", en: "New customers that customers brought" },
  },
  {
    metric: "kFactor",
    needs: needs.referrals,
    says: {
      zh: "每位购买的客户带来几位；大于 1 才会自己越滚越大",
      en: "Brought per buying customer; only above 1 it grows by itself",
    },
  },
  {
    metric: "referredRevenue",
    needs: needs.referrals,
    says: { zh: "被带来的人这段时间买了多少", en: "What those who were brought bought in the period" },
  },
];

type Cut = "channel" | "campaign";

/** Who brought whom, and what word of mouth is worth. */
export function Page() {
  return (
    <AskedPage
      of="referral"
      title={{ zh: "推荐", en: "Referrals" }}
      about={{
        zh: "谁带来了谁，整条线值多少，推荐系数是多少。",
        en: "Who brought whom, what the branch is worth, and the k-factor.",
      }}
      kind="referrals"
      missing={{
        zh: "还没有转介绍。导入「转介绍」（推荐人、被推荐人、日期，有奖励的写上奖励）后，就有推荐树和推荐系数。",
        en: "There are no referrals yet. Import “Referrals” (who, whom, when, and the reward if any) for the tree and the k-factor.",
      }}
    >
      {(question) => <Answered question={question} />}
    </AskedPage>
  );
}

function Answered({ question }: { question: Question }) {
  const say = useSay();
  const may = useMay();
  const [address, change] = useAddress();
  const { definition, period } = question;
  const seesPeople = may("customers:read");
  const tree = useCall("referralTree", { until: period.to, definition, limit: 1 }, { enabled: seesPeople });
  const known = useCall("listMetrics", {});
  const cut: Cut = address.cut === "campaign" ? "campaign" : "channel";
  const [name, ...rest] = (address.people ?? "").split(":");
  const metric = known.data?.metrics.find((one) => one.name === name);
  const title = say({ zh: "从哪里带来的", en: "By which way" });
  return (
    <>
      <PageHead
        title={say({ zh: "推荐", en: "Referrals" })}
        sentence={tree.data ? say(tree.data.sentence) : ""}
      >
        <PeriodPicker question={question} />
        <ComparePicker question={question} />
        <DefinitionPicker definition={definition} />
      </PageHead>
      <div className="stack">
        {tree.data && tree.data.recorded > 0 && tree.data.rewarded === 0 && (
          <p className="card referral-caveat" role="note">
            {say(
              {
                zh: "{n} 次推荐里没有一次记着奖励。如果公司没有奖励客户推荐朋友的办法，这一页的结果不说明问题。",
                en: "Of {n|referral|referrals} none has a reward recorded. Without a system that rewards customers for referring friends, the results of this page are not informative.",
              },
              { n: tree.data.recorded },
            )}
          </p>
        )}
        <MeasuredSection measures={measures} question={question} />
        {seesPeople && <TreeCard question={question} whole={tree.data} error={tree.error} />}
        <Card
          title={title}
          metric="referredCustomers"
          note={say({
            zh: "这段时间里带来的新客户；点数字看是谁带来的。",
            en: "Brought in the period; click a number for who brought them.",
          })}
          right={
            <ChoicePicker<Cut>
              label={say({ zh: "按", en: "By" })}
              value={cut}
              options={[
                { value: "channel", label: say({ zh: "渠道", en: "Channel" }) },
                { value: "campaign", label: say({ zh: "活动", en: "Campaign" }) },
              ]}
              onChange={(next) => change({ cut: next === "channel" ? undefined : next, people: undefined })}
            />
          }
        >
          <SliceTable
            label={title}
            metrics={["referredCustomers"]}
            by={cut}
            head={
              cut === "channel" ? say({ zh: "渠道", en: "Channel" }) : say({ zh: "活动", en: "Campaign" })
            }
            question={question}
            nothing={say({
              zh: "这段时间的推荐没有写明这一项。",
              en: "The referrals of this period do not say.",
            })}
            onChoose={
              seesPeople
                ? (choice: SliceChoice) => change({ people: `${choice.metric}:${choice.value}` })
                : undefined
            }
          />
        </Card>
        {metric && seesPeople && rest.length > 0 && (
          <SlicePeople
            metric={metric}
            by={cut}
            value={rest.join(":")}
            label={rest.join(":")}
            question={question}
            onClose={() => change({ people: undefined })}
          />
        )}
      </div>
    </>
  );
}
