import { factNames, factWords } from "../../server/customers/facts/messages.ts";
import type { FactKindShown, TimelineEvent } from "../../server/customers/timelineShape.ts";
import { count, exact } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { useWhoAmI } from "../whoAmI.ts";
import { WorthOf } from "./WorthOf.tsx";

type FactEvent = Extract<TimelineEvent, { fact: unknown }>;

/** One thing that happened beside orders, in one line, and its words below. */
export function TimelineFact({ event }: { event: FactEvent }) {
  const { say, language } = useLanguage();
  const { company } = useWhoAmI();
  const { words, value, currency, original, text } = event.fact;
  const word = (n: number) => {
    const own = words[n] ?? "";
    const pair = factWords[own];
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
      title: say(factNames.complaint),
      strong: word(1),
      rest: [word(2), word(3), words[4] ?? "", words[0] ?? ""],
    }),
    answer: () => ({
      title: say(factNames.answer),
      strong: `${words[0] || word(1)} ${value === null ? "" : `${number} / ${words[3]}`}`,
      rest: [words[4] ?? ""],
    }),
    opportunity: () => ({
      title: `${say(factNames.opportunity)} ${words[0]}`,
      strong: [word(1), amount].filter(Boolean).join(" "),
      rest: [word(2), words[3] ?? "", words[4] ?? ""],
    }),
    bill: () => ({
      title: `${say(factNames.bill)} ${words[0]}`,
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
