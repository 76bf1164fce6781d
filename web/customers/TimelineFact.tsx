import type { FactKindShown, TimelineEvent } from "../../server/customers/timelineShape.ts";
import { count, exact } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { WorthOf } from "./WorthOf.tsx";

const names: Record<FactKindShown, Pair> = {
  interaction: { zh: "互动", en: "Interaction" },
  complaint: { zh: "投诉", en: "Complaint" },
  answer: { zh: "评价", en: "Answer" },
  opportunity: { zh: "商机", en: "Opportunity" },
  bill: { zh: "账单", en: "Invoice" },
  membership: { zh: "会籍", en: "Membership" },
  referral: { zh: "转介绍", en: "Referral" },
};

/** Words of ours that stand in the records; any other word is the file's own. */
const known: Readonly<Record<string, Pair>> = {
  call: { zh: "电话", en: "Call" },
  visit: { zh: "见面", en: "Visit" },
  message: { zh: "消息", en: "Message" },
  mail: { zh: "邮件", en: "Mail" },
  event: { zh: "活动", en: "Event" },
  social: { zh: "社媒", en: "Social media" },
  live: { zh: "直播", en: "Live stream" },
  promotion: { zh: "促销", en: "Promotion" },
  experience: { zh: "体验", en: "Experience" },
  other: { zh: "其他", en: "Other" },
  out: { zh: "我方发起", en: "outgoing" },
  in: { zh: "客户发起", en: "incoming" },
  none: { zh: "", en: "" },
  reached: { zh: "联系上了", en: "reached" },
  no_answer: { zh: "没接通", en: "no answer" },
  replied: { zh: "回复了", en: "replied" },
  ordered: { zh: "下单了", en: "ordered" },
  complained: { zh: "有投诉", en: "complained" },
  not_now: { zh: "改天再说", en: "not now" },
  refused: { zh: "不想被联系", en: "wants no contact" },
  attended: { zh: "参加了", en: "attended" },
  invited: { zh: "已邀请", en: "invited" },
  mentioned: { zh: "提到了我们", en: "mentioned us" },
  shared: { zh: "转发了", en: "shared" },
  resolved: { zh: "已办结", en: "resolved" },
  open: { zh: "进行中", en: "open" },
  won: { zh: "赢单", en: "won" },
  lost: { zh: "丢单", en: "lost" },
  nps: { zh: "推荐意愿", en: "would recommend" },
  satisfaction: { zh: "满意度", en: "satisfaction" },
  expectation: { zh: "期望", en: "expected" },
  review: { zh: "评价", en: "review" },
};

type FactEvent = Extract<TimelineEvent, { fact: unknown }>;

/** One thing that happened beside orders, in one line, and its words below. */
export function TimelineFact({ event }: { event: FactEvent }) {
  const { say, language } = useLanguage();
  const { company } = useWhoAmI();
  const { words, value, currency, original, text } = event.fact;
  const word = (n: number) => {
    const own = words[n] ?? "";
    const pair = known[own];
    return pair ? say(pair) : own;
  };
  const amount =
    value === null || original
      ? ""
      : exact(value, "moneyEach", { language, currency: currency || company.currency });
  const number = value === null ? "" : count(value, language, 1);
  const parts: Record<FactKindShown, () => { title: string; strong: string; rest: string[] }> = {
    interaction: () => ({
      title: word(0),
      strong: word(3),
      rest: [
        word(1),
        word(2) === word(0) ? "" : word(2),
        word(4),
        value === null ? "" : say({ zh: "{n} 分钟", en: "{n} min" }, { n: number }),
      ],
    }),
    complaint: () => ({
      title: say(names.complaint),
      strong: word(1),
      rest: [word(2), word(3), words[4] ?? "", words[0] ?? ""],
    }),
    answer: () => ({
      title: say(names.answer),
      strong: `${words[0] || word(1)} ${value === null ? "" : `${number} / ${words[3]}`}`,
      rest: [words[4] ?? ""],
    }),
    opportunity: () => ({
      title: `${say(names.opportunity)} ${words[0]}`,
      strong: [word(1), amount].filter(Boolean).join(" "),
      rest: [word(2), words[3] ?? "", words[4] ?? ""],
    }),
    bill: () => ({
      title: `${say(names.bill)} ${words[0]}`,
      strong: amount,
      rest: [
        words[1] ? say({ zh: "{day} 到期", en: "due {day}" }, { day: words[1] }) : "",
        words[2]
          ? say({ zh: "{day} 付清", en: "paid {day}" }, { day: words[2] })
          : say({ zh: "未付清", en: "not paid" }),
        words[3] === "1" ? say({ zh: "有争议", en: "disputed" }) : "",
      ],
    }),
    membership: () => ({
      title: say({ zh: "成为会员", en: "Became a member" }),
      strong: [words[0], words[1]].filter(Boolean).join(" "),
      rest: [
        words[4] ?? "",
        words[2] ? say({ zh: "{day} 退出", en: "ended {day}" }, { day: words[2] }) : "",
        words[3] ?? "",
      ],
    }),
    referral: () => ({
      title: say({ zh: "推荐来一位客户", en: "Referred a customer" }),
      strong: amount ? say({ zh: "奖励 {amount}", en: "reward {amount}" }, { amount }) : "",
      rest: [words[0] ?? "", words[1] ?? ""],
    }),
  };
  const { title, strong, rest } = parts[event.kind]();
  return (
    <>
      {title} <b>{strong}</b> {original && <WorthOf amount={value} currency={currency} original={original} />}{" "}
      <span className="text-3">{rest.filter(Boolean).join(" · ")}</span>
      {text && <div className="note-body">{text}</div>}
    </>
  );
}
