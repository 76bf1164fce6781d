import "../kit/kit.css";
import "./interactions.css";
import type { Dimension } from "../../server/metrics/schema.ts";
import { MeasuredSection } from "../effect/MeasuredSection.tsx";
import type { Measured } from "../effect/MeasureTiles.tsx";
import { needs } from "../effect/needs.ts";
import { DaySpreadCard } from "../figure/DaySpreadCard.tsx";
import { FirmsOnlyNote, useFirmsShown } from "../figure/FirmsOnly.tsx";
import { SlicePeople } from "../figure/SlicePeople.tsx";
import { type SliceChoice, SliceTable } from "../figure/SliceTable.tsx";
import { Card } from "../kit/Card.tsx";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { AskedPage } from "../question/AskedPage.tsx";
import { ComparePicker } from "../question/ComparePicker.tsx";
import { PeriodPicker } from "../question/PeriodPicker.tsx";
import type { Question } from "../question/useQuestion.ts";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { EffortCards } from "./EffortCards.tsx";
import { useEffort } from "./useEffort.ts";

const measures: readonly Measured[] = [
  {
    metric: "interactionsPerCustomer",
    needs: needs.interactions,
    says: { zh: "有来往的客户，平均来往几次", en: "How often there is contact, of those there is" },
  },
  {
    metric: "minutesPerCustomer",
    needs: { zh: "带时长的来往", en: "interactions with their length", kind: "interactions" },
    says: { zh: "一位客户花了同事多少分钟", en: "Minutes of colleagues per customer" },
  },
  {
    metric: "staffCost",
    needs: { zh: "带时长的来往", en: "interactions with their length", kind: "interactions" },
    says: { zh: "这些时间值多少钱，每位客户", en: "What that time costs, per customer" },
  },
  {
    metric: "replyRate",
    needs: {
      zh: "写明是否回应的来往",
      en: "interactions that say whether they were answered",
      kind: "interactions",
    },
    says: { zh: "发出去的，有多少得到回应", en: "Of what went out, how much was answered" },
  },
  {
    metric: "participationRate",
    needs: {
      zh: "类型是活动、直播、促销、体验的来往，结果写「参加」或「已邀请」",
      en: "interactions of the kinds event, live, promotion or experience, with “attended” or “invited”",
      kind: "interactions",
    },
    says: { zh: "请到的人里，参加了多少", en: "Of those reached by events, how many took part" },
  },
  {
    metric: "socialMentions",
    needs: { zh: "社交媒体上的提及和分享", en: "mentions and shares on social media", kind: "interactions" },
    says: { zh: "被提到、被分享了几次", en: "How often we were mentioned or shared" },
  },
  {
    metric: "daysToPay",
    needs: needs.invoices,
    says: {
      zh: "成交快不快，也看付款：账单多少天付清",
      en: "How easy a deal is shows in paying, too: days until bills are paid",
    },
  },
  {
    metric: "paidProducts",
    needs: needs.invoices,
    says: { zh: "付过款的产品，每位客户几种", en: "Products paid for, per customer" },
  },
];

const cuts = ["channel", "staff", "kind", "topic"] as const;
type Cut = (typeof cuts)[number];
const cutNames: Record<Cut, Pair> = {
  channel: { zh: "渠道", en: "Channel" },
  staff: { zh: "同事", en: "Colleague" },
  kind: { zh: "方式", en: "Kind" },
  topic: { zh: "主题", en: "Topic" },
};

const about: Pair = {
  zh: "来往多不多、有没有回应，时间花在谁身上，带来了什么。",
  en: "How much contact there is, what is answered, where the time goes and what it brings.",
};

/** How much is exchanged with customers, what comes back, and whether the time goes where the money comes from. */
export function Page() {
  return (
    <AskedPage
      of="interaction"
      title={{ zh: "互动", en: "Interactions" }}
      about={about}
      kind="interactions"
      missing={{
        zh: "还没有互动。导入电话、见面、消息、活动的记录（有时长更好），或在「今日」里记联系。",
        en: "There are no interactions yet. Import calls, visits, messages and events, best with their length, or log contacts under Today.",
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
  const firms = useFirmsShown();
  const { asked, effort } = useEffort(question, address, firms);
  const known = useCall("listMetrics", {});
  const cut: Cut = cuts.find((one) => one === address.cut) ?? "channel";
  // `replyRate:numerator:channel:微信`; a value may hold the separator.
  const [name, part, dimension, ...rest] = (address.people ?? "").split(":");
  const metric = known.data?.metrics.find((one) => one.name === name);
  const by = [...cuts, "campaign" as const].find((one) => one === dimension);
  const value = rest.join(":");
  const choose = (of: Dimension) =>
    may("customers:read")
      ? (choice: SliceChoice) => change({ people: `${choice.metric}:${choice.part}:${of}:${choice.value}` })
      : undefined;
  const people = (where: Dimension) =>
    metric &&
    by === where &&
    may("customers:read") && (
      <SlicePeople
        metric={metric}
        by={by}
        value={value}
        label={by === "staff" ? say(cutNames.staff) : value}
        part={part === "denominator" ? "denominator" : "numerator"}
        question={question}
        onClose={() => change({ people: undefined })}
      />
    );
  return (
    <>
      <PageHead
        title={say({ zh: "互动", en: "Interactions" })}
        sentence={firms ? (effort.data ? say(effort.data.sentence) : "") : say(about)}
      >
        <PeriodPicker question={question} />
        <ComparePicker question={question} />
      </PageHead>
      <div className="stack">
        <MeasuredSection
          measures={firms ? measures : measures.filter(({ metric }) => metric !== "daysToPay")}
          question={question}
        />
        {firms ? (
          <>
            <DaySpreadCard metric="daysToPay" question={question} />
            <EffortCards asked={asked} effort={effort} />
          </>
        ) : (
          <FirmsOnlyNote
            what={{ zh: "花的时间对带来的收益、付款天数", en: "Effort against gain and days to pay" }}
          />
        )}
        <Card
          title={say({ zh: "分开看", en: "Apart" })}
          note={say({
            zh: "每个数后面是分子 / 分母和 95% 区间；点数字看人。",
            en: "After each figure n / N and its 95% interval; click a figure for its people.",
          })}
          right={
            <ChoicePicker<Cut>
              label={say({ zh: "按", en: "By" })}
              value={cut}
              options={cuts.map((one) => ({ value: one, label: say(cutNames[one]) }))}
              onChange={(next) => change({ cut: next === "channel" ? undefined : next })}
            />
          }
        >
          <SliceTable
            label={say({ zh: "分开看", en: "Apart" })}
            metrics={["interactionsPerCustomer", "minutesPerCustomer", "replyRate", "socialMentions"]}
            by={cut}
            head={say(cutNames[cut])}
            question={question}
            nothing={say({
              zh: "这段时间的互动没有写明这一项。",
              en: "The interactions of this period do not say.",
            })}
            onChoose={choose(cut)}
          />
        </Card>
        {people(cut)}
        <Card
          title={say({ zh: "每场活动谁来了", en: "Who came to each event" })}
          metric="participationRate"
          note={say({
            zh: "按活动名称；请到的人写了邀请或到场。没有记邀请时参与率会偏高。",
            en: "By the name of the campaign. Where invitations are not recorded the rate runs high.",
          })}
        >
          <SliceTable
            label={say({ zh: "每场活动谁来了", en: "Who came to each event" })}
            metrics={["participationRate", "interactionsPerCustomer", "socialMentions"]}
            by="campaign"
            head={say({ zh: "活动", en: "Campaign" })}
            question={question}
            nothing={say({
              zh: "这段时间的互动没有写活动名称。导入互动时对应「活动名称」这一列。",
              en: "The interactions of this period name no campaign. Map the column “Campaign” when importing them.",
            })}
            onChoose={choose("campaign")}
          />
        </Card>
        {people("campaign")}
      </div>
    </>
  );
}
