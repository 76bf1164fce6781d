import { InputNumber, Select } from "antd";
import {
  forecastNames,
  markNames,
  membershipNames,
  recommendNames,
  whichMarkNames,
} from "../../server/segments/messages.ts";
import { type Condition, forecastUnits } from "../../server/segments/rule/schema.ts";
import type { Choices } from "../../server/segments/schema.ts";
import { currencySign, currencyWord } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { ContactsEditor } from "./ContactsEditor.tsx";
import { ManySelect } from "./ManySelect.tsx";
import { SpanEditor } from "./SpanEditor.tsx";
import { TestEditor } from "./TestEditor.tsx";

type On = Extract<
  Condition,
  {
    kind: "forecast" | "contacted" | "lastContact" | "mark" | "recommends" | "complained" | "membership";
  }
>;

interface EventEditorProps {
  on: On;
  onChange(on: On): void;
  choices: Choices;
}

const complaintNames = {
  open: { zh: "未办结", en: "open" },
  resolved: { zh: "已办结", en: "resolved" },
  any: { zh: "不论状态", en: "any" },
} as const satisfies Record<string, Pair>;

/** The controls of a condition on contacts, answers, complaints, memberships or a forecast. */
export function EventEditor({ on, onChange, choices }: EventEditorProps) {
  const say = useSay();
  const { language, currency } = useMoney();
  const pick = <T extends string>(
    label: Pair,
    value: T,
    names: Readonly<Record<T, Pair>>,
    change: (value: T) => void,
  ) => (
    <Select<T>
      aria-label={say(label)}
      value={value}
      popupMatchSelectWidth={false}
      options={(Object.keys(names) as T[]).map((key) => ({ value: key, label: say(names[key]) }))}
      onChange={change}
    />
  );
  const named = <T extends string>(names: Readonly<Record<T, Pair>>) =>
    (Object.keys(names) as T[]).map((value) => ({ value, label: say(names[value]) }));
  /** Words that the data has; nothing where there are none to choose from. */
  const among = (
    label: Pair,
    known: readonly string[],
    values: readonly string[] | undefined,
    change: (values: string[]) => void,
  ) =>
    known.length > 0 || values ? (
      <ManySelect
        label={say(label)}
        placeholder={say(label)}
        values={values ?? []}
        options={known.map((value) => ({ value, label: value }))}
        onChange={change}
      />
    ) : null;
  const times = say({ zh: "次", en: "times" });

  switch (on.kind) {
    case "forecast": {
      const kind = forecastUnits[on.figure];
      const unit =
        kind === "money"
          ? language === "zh"
            ? currencyWord(currency)
            : currencySign(currency)
          : kind === "rate"
            ? "%"
            : times;
      return (
        <>
          {pick({ zh: "哪个预测", en: "Which forecast" }, on.figure, forecastNames, (figure) => {
            const next = forecastUnits[figure];
            const start = { rate: 0.5, money: 1000, plain: 3 }[next];
            onChange({ ...on, figure, test: next === kind ? on.test : { is: "atLeast", value: start } });
          })}
          <TestEditor
            percent={kind === "rate"}
            test={on.test}
            unit={unit}
            onChange={(test) => onChange({ ...on, test })}
          />
          <span className="text-3">
            {choices.forecastOn
              ? say({ zh: "按 {day} 的预测", en: "by the forecast of {day}" }, { day: choices.forecastOn })
              : say({
                  zh: "还没有算过预测，现在没有人符合",
                  en: "no forecast has been made yet, so no one fits",
                })}
          </span>
        </>
      );
    }
    case "contacted":
      return (
        <>
          <SpanEditor ever span={on.within} onChange={(within) => onChange({ ...on, within })} />
          <ContactsEditor of={on.of} choices={choices} onChange={(of) => onChange({ ...on, of })} />
          <TestEditor whole test={on.test} unit={times} onChange={(test) => onChange({ ...on, test })} />
        </>
      );
    case "lastContact":
      return (
        <>
          <ContactsEditor of={on.of} choices={choices} onChange={(of) => onChange({ ...on, of })} />
          <SpanEditor span={on.within} onChange={(within) => onChange({ ...on, within })} />
        </>
      );
    case "mark":
      return (
        <>
          <SpanEditor ever span={on.within} onChange={(within) => onChange({ ...on, within })} />
          <ManySelect
            label={say({ zh: "问的是什么", en: "What was asked" })}
            placeholder={say({ zh: "任何题目", en: "any question" })}
            values={on.measures ?? []}
            options={named(markNames)}
            onChange={(measures) => {
              const { measures: _, ...rest } = on;
              onChange(measures.length === 0 ? rest : { ...rest, measures });
            }}
          />
          {among({ zh: "问卷", en: "Survey" }, choices.surveys, on.surveys, (surveys) => {
            const { surveys: _, ...rest } = on;
            onChange(surveys.length === 0 ? rest : { ...rest, surveys });
          })}
          {pick({ zh: "哪一次打分", en: "Which mark" }, on.which, whichMarkNames, (which) =>
            onChange({ ...on, which }),
          )}
          <TestEditor
            test={on.test}
            unit={say({ zh: "分（折合五分制）", en: "on a scale of 1 to 5" })}
            onChange={(test) => onChange({ ...on, test })}
          />
        </>
      );
    case "recommends":
      return (
        <>
          <SpanEditor ever span={on.within} onChange={(within) => onChange({ ...on, within })} />
          {among({ zh: "问卷", en: "Survey" }, choices.surveys, on.surveys, (surveys) => {
            const { surveys: _, ...rest } = on;
            onChange(surveys.length === 0 ? rest : { ...rest, surveys });
          })}
          <span className="text-2">{say({ zh: "最近一次答", en: "last said" })}</span>
          <ManySelect
            label={say({ zh: "推荐意愿", en: "Would recommend" })}
            placeholder={say({ zh: "请选择", en: "Choose" })}
            values={on.in}
            options={named(recommendNames)}
            onChange={(values) => onChange({ ...on, in: values })}
          />
        </>
      );
    case "complained":
      return (
        <>
          <SpanEditor ever span={on.within} onChange={(within) => onChange({ ...on, within })} />
          {pick({ zh: "办到哪一步", en: "State" }, on.state, complaintNames, (state) =>
            onChange({ ...on, state }),
          )}
          {among({ zh: "原因", en: "Cause" }, choices.causes, on.causes, (causes) => {
            const { causes: _, ...rest } = on;
            onChange(causes.length === 0 ? rest : { ...rest, causes });
          })}
          <TestEditor whole test={on.test} unit={times} onChange={(test) => onChange({ ...on, test })} />
        </>
      );
    case "membership":
      return (
        <>
          {pick({ zh: "会籍怎样", en: "What of it" }, on.is, membershipNames, (is) =>
            onChange({ ...on, is }),
          )}
          {among({ zh: "计划", en: "Programme" }, choices.programmes, on.programmes, (programmes) => {
            const { programmes: _, ...rest } = on;
            onChange(programmes.length === 0 ? rest : { ...rest, programmes });
          })}
          {among({ zh: "等级", en: "Tier" }, choices.tiers, on.tiers, (tiers) => {
            const { tiers: _, ...rest } = on;
            onChange(tiers.length === 0 ? rest : { ...rest, tiers });
          })}
          {on.is === "ending" && (
            <span className="seg-part">
              <InputNumber
                className="seg-number"
                aria-label={say({ zh: "多少天内到期", en: "Days until it ends" })}
                min={1}
                max={3660}
                precision={0}
                value={on.days}
                onChange={(value) => onChange({ ...on, days: value ?? 1 })}
              />
              <span className="text-2">{say({ zh: "天内到期", en: "days until it ends" })}</span>
            </span>
          )}
          {(on.is === "joined" || on.is === "left") && (
            <SpanEditor ever span={on.within} onChange={(within) => onChange({ ...on, within })} />
          )}
        </>
      );
  }
}
