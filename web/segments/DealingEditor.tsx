import { Select } from "antd";
import { billNames, opportunityNames } from "../../server/segments/messages.ts";
import type { Condition } from "../../server/segments/rule/schema.ts";
import { currencySign, currencyWord } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { SpanEditor } from "./SpanEditor.tsx";
import { TestEditor } from "./TestEditor.tsx";

type On = Extract<Condition, { kind: "opportunity" | "bill" }>;

const dealingNames = {
  count: { zh: "有几笔", en: "how many" },
  amount: { zh: "金额合计", en: "amount in all" },
} as const satisfies Record<string, Pair>;

const notes: Readonly<Record<On["kind"], Pair>> = {
  opportunity: {
    zh: "赢下和丢掉的按定下来的那天算，其余按进来的那天",
    en: "won and lost ones by the day that was decided, others by the day they came in",
  },
  bill: {
    zh: "按开账单那天算；付了一部分还算没付清，金额是整张账单的",
    en: "by the day of the bill; paid in part is not paid, and the amount is the whole bill’s",
  },
};

/** The controls of a condition on opportunities or on bills. */
export function DealingEditor({ on, onChange }: { on: On; onChange(on: On): void }) {
  const say = useSay();
  const { language, currency } = useMoney();
  const options = <T extends string>(names: Readonly<Record<T, Pair>>) =>
    (Object.keys(names) as T[]).map((value) => ({ value, label: say(names[value]) }));
  const money = language === "zh" ? currencyWord(currency) : currencySign(currency);
  const count = on.measure === "count";
  const state = say({ zh: "什么状态", en: "In which state" });
  return (
    <>
      <SpanEditor ever span={on.within} onChange={(within) => onChange({ ...on, within })} />
      {on.kind === "bill" ? (
        <Select
          aria-label={state}
          value={on.state}
          popupMatchSelectWidth={false}
          options={options(billNames)}
          onChange={(next) => onChange({ ...on, state: next })}
        />
      ) : (
        <Select
          aria-label={state}
          value={on.state}
          popupMatchSelectWidth={false}
          options={options(opportunityNames)}
          onChange={(next) => onChange({ ...on, state: next })}
        />
      )}
      <Select
        aria-label={say({ zh: "数什么", en: "What is counted" })}
        value={on.measure}
        popupMatchSelectWidth={false}
        options={options(dealingNames)}
        onChange={(measure) =>
          onChange({ ...on, measure, test: { is: "atLeast", value: measure === "count" ? 1 : 1000 } })
        }
      />
      <TestEditor
        whole={count}
        test={on.test}
        unit={count ? say({ zh: "笔", en: "of them" }) : money}
        onChange={(test) => onChange({ ...on, test })}
      />
      <span className="text-3">{say(notes[on.kind])}</span>
    </>
  );
}
