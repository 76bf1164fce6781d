import type { TimelineEvent } from "../../server/customers/timelineShape.ts";
import { amountIn, exact } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";

export type OrderShown = Extract<TimelineEvent, { kind: "order" }>["order"];

export const wordsOfWorth = {
  noRate: { zh: "没有当天的汇率，不计入合计", en: "no rate for that day: in no sum" },
  rate: { zh: "1 {from} = {rate} {into}，{day} 起", en: "1 {from} = {rate} {into} from {day}" },
};

interface WorthOfProps {
  /** In the company's currency; null where there is no rate. */
  amount: number | null;
  currency: string;
  original: OrderShown["originals"][number] | null;
}

/** An amount; of one in another currency what was paid, what it is worth, and by which rate. */
export function WorthOf({ amount, currency, original }: WorthOfProps) {
  const { say, language } = useLanguage();
  if (!original) return <b>{exact(amount, "moneyEach", { language, currency })}</b>;
  const paid = <b>{amountIn(original.amount, { language, currency: original.currency })}</b>;
  if (amount === null || original.rate === null)
    return (
      <>
        {paid} <span className="unfavourable">{say(wordsOfWorth.noRate)}</span>
      </>
    );
  return (
    <>
      {paid} = <b>{exact(amount, "moneyEach", { language, currency })}</b>{" "}
      <span className="text-3">
        {say(wordsOfWorth.rate, {
          from: original.currency,
          rate: original.rate,
          into: currency,
          day: original.rateDay ?? "",
        })}
      </span>
    </>
  );
}
