import { Select } from "antd";
import {
  contactNames,
  genderNames,
  marginNames,
  measureNames,
  partyKindNames,
  purposeNames,
  rfmNames,
  valueLevelNames,
} from "../../server/segments/messages.ts";
import { type Condition, measures, rfmClasses, shareMeasures } from "../../server/segments/rule/schema.ts";
import type { Choices } from "../../server/segments/schema.ts";
import { currencySign, currencyWord } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { DealingEditor } from "./DealingEditor.tsx";
import { EventEditor } from "./EventEditor.tsx";
import { GoodsEditor } from "./GoodsEditor.tsx";
import { ManySelect } from "./ManySelect.tsx";
import { OwnFieldEditor } from "./OwnFieldEditor.tsx";
import { SequenceEditor } from "./SequenceEditor.tsx";
import { SpanEditor } from "./SpanEditor.tsx";
import { TestEditor } from "./TestEditor.tsx";

export interface ConditionEditorProps {
  on: Condition;
  onChange(on: Condition): void;
  choices: Choices;
}

const units: Readonly<Partial<Record<string, Pair>>> = {
  orders: { zh: "单", en: "orders" },
  days: { zh: "天", en: "days" },
  lines: { zh: "行", en: "lines" },
  quantity: { zh: "件", en: "pieces" },
  products: { zh: "种", en: "products" },
  categories: { zh: "个", en: "categories" },
  returns: { zh: "次", en: "returns" },
};

/** The controls of one condition, in the order in which its sentence is said. */
export function ConditionEditor({ on, onChange, choices }: ConditionEditorProps) {
  const say = useSay();
  const { language, currency } = useMoney();
  const money = language === "zh" ? currencyWord(currency) : currencySign(currency);
  const pick = <T extends string>(
    label: string,
    value: T,
    names: Readonly<Record<T, Pair>>,
    change: (value: T) => void,
  ) => (
    <Select<T>
      aria-label={label}
      value={value}
      popupMatchSelectWidth={false}
      options={(Object.keys(names) as T[]).map((key) => ({ value: key, label: say(names[key]) }))}
      onChange={change}
    />
  );
  const many = <T extends string | number>(
    label: string,
    values: readonly T[],
    options: readonly { value: T; label: string }[],
    change: (values: T[]) => void,
  ) => (
    <ManySelect
      label={label}
      placeholder={say({ zh: "请选择", en: "Choose" })}
      {...{ values, options }}
      onChange={change}
    />
  );
  const named = <T extends string>(names: Readonly<Record<T, Pair>>) =>
    (Object.keys(names) as T[]).map((value) => ({ value, label: say(names[value]) }));
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const byId = (rows: readonly { id: number; name: string }[]) =>
    rows.map((row) => ({ value: row.id, label: row.name }));

  switch (on.kind) {
    case "partyKind":
      return many(say({ zh: "个人或机构", en: "Kind" }), on.in, named(partyKindNames), (values) =>
        onChange({ ...on, in: values }),
      );
    case "gender":
      return many(say({ zh: "性别", en: "Gender" }), on.in, named(genderNames), (values) =>
        onChange({ ...on, in: values }),
      );
    case "age":
      return (
        <TestEditor
          whole
          test={on.test}
          unit={say({ zh: "岁", en: "years" })}
          onChange={(test) => onChange({ ...on, test })}
        />
      );
    case "region":
      return many(
        say({ zh: "地区", en: "Region" }),
        on.under,
        choices.regions.map(({ code, title }) => ({
          value: code,
          // A city stands under its province.
          label: code.length > 2 ? `　${say(title)}` : say(title),
        })),
        (under) => onChange({ ...on, under }),
      );
    case "owner":
      return many(
        say({ zh: "负责人", en: "Owner" }),
        on.in,
        [{ value: 0, label: say({ zh: "无负责人", en: "Nobody" }) }, ...byId(choices.owners)],
        (values) => onChange({ ...on, in: values }),
      );
    case "homeStore":
      return many(say({ zh: "门店", en: "Store" }), on.in, byId(choices.stores), (values) =>
        onChange({ ...on, in: values }),
      );
    case "acquisitionChannel":
      return many(
        say({ zh: "获客渠道", en: "Channel" }),
        on.in,
        plain(choices.acquisitionChannels),
        (values) => onChange({ ...on, in: values }),
      );
    case "tag":
      return (
        <>
          {pick(
            say({ zh: "有任一或全部", en: "Any or all" }),
            on.has,
            { any: { zh: "有任一", en: "any of" }, all: { zh: "全都有", en: "all of" } },
            (has) => onChange({ ...on, has }),
          )}
          {many(say({ zh: "标签", en: "Tags" }), on.tags, byId(choices.tags), (tags) =>
            onChange({ ...on, tags }),
          )}
        </>
      );
    case "consent":
      return (
        <>
          {pick(say({ zh: "方式", en: "By" }), on.channel, contactNames, (channel) =>
            onChange({ ...on, channel }),
          )}
          {pick(say({ zh: "用途", en: "For" }), on.purpose, purposeNames, (purpose) =>
            onChange({ ...on, purpose }),
          )}
        </>
      );
    case "acquired":
      return <SpanEditor span={on.within} onChange={(within) => onChange({ ...on, within })} />;
    case "acquisitionCost":
      return <TestEditor test={on.test} unit={money} onChange={(test) => onChange({ ...on, test })} />;
    case "completeness":
      return (
        <TestEditor
          test={on.test}
          unit={say({ zh: "分", en: "of 100" })}
          onChange={(test) => onChange({ ...on, test })}
        />
      );
    case "referred":
      return null;
    case "ownField":
      return <OwnFieldEditor {...{ on, onChange, choices }} />;
    case "bought": {
      const unit = units[on.measure];
      return (
        <>
          <SpanEditor ever span={on.within} onChange={(within) => onChange({ ...on, within })} />
          <GoodsEditor goods={on.goods} choices={choices} onChange={(goods) => onChange({ ...on, goods })} />
          <Select
            aria-label={say({ zh: "数什么", en: "What is counted" })}
            value={on.measure}
            popupMatchSelectWidth={false}
            options={measures.map((measure) => ({ value: measure, label: say(measureNames[measure]) }))}
            onChange={(measure) => onChange({ ...on, measure })}
          />
          <TestEditor
            test={on.test}
            whole={unit !== undefined && on.measure !== "quantity"}
            unit={unit ? say(unit) : money}
            onChange={(test) => onChange({ ...on, test })}
          />
        </>
      );
    }
    case "share":
      return (
        <>
          <SpanEditor ever span={on.within} onChange={(within) => onChange({ ...on, within })} />
          <GoodsEditor goods={on.goods} choices={choices} onChange={(goods) => onChange({ ...on, goods })} />
          <span className="text-2">{say({ zh: "占", en: "share of" })}</span>
          <Select
            aria-label={say({ zh: "占什么", en: "Share of what" })}
            value={on.measure}
            popupMatchSelectWidth={false}
            options={shareMeasures.map((measure) => ({ value: measure, label: say(measureNames[measure]) }))}
            onChange={(measure) => onChange({ ...on, measure })}
          />
          <TestEditor percent test={on.test} unit="%" onChange={(test) => onChange({ ...on, test })} />
        </>
      );
    case "margin":
      return (
        <>
          <SpanEditor ever span={on.within} onChange={(within) => onChange({ ...on, within })} />
          <GoodsEditor goods={on.goods} choices={choices} onChange={(goods) => onChange({ ...on, goods })} />
          {pick(say({ zh: "看什么", en: "What is asked" }), on.measure, marginNames, (measure) =>
            onChange({ ...on, measure, test: { is: "lessThan", value: measure === "rate" ? 0.2 : 100 } }),
          )}
          <TestEditor
            percent={on.measure === "rate"}
            test={on.test}
            unit={on.measure === "rate" ? "%" : money}
            onChange={(test) => onChange({ ...on, test })}
          />
          <span className="text-3">
            {say({ zh: "只看知道成本的商品行", en: "of the order lines whose cost is known" })}
          </span>
        </>
      );
    case "firstPurchase":
    case "lastPurchase":
      return (
        <>
          <GoodsEditor goods={on.goods} choices={choices} onChange={(goods) => onChange({ ...on, goods })} />
          <SpanEditor span={on.within} onChange={(within) => onChange({ ...on, within })} />
        </>
      );
    case "rhythm":
      return (
        <TestEditor
          test={on.test}
          unit={say({ zh: "倍于自己通常的间隔", en: "× own usual gap" })}
          onChange={(test) => onChange({ ...on, test })}
        />
      );
    case "sequence":
      return <SequenceEditor {...{ on, onChange, choices }} />;
    case "rfm":
      return (
        <>
          {many(
            say({ zh: "等级", en: "Classes" }),
            on.classes ?? [],
            rfmClasses.map((name) => ({ value: name, label: say(rfmNames[name]) })),
            (classes) => {
              const { classes: _, ...rest } = on;
              onChange(classes.length === 0 ? rest : { ...rest, classes });
            },
          )}
          {(["r", "f", "m"] as const).map((letter) => (
            <ManySelect
              key={letter}
              label={letter.toUpperCase()}
              placeholder={letter.toUpperCase()}
              values={on[letter] ?? []}
              options={[5, 4, 3, 2, 1].map((score) => ({
                value: score,
                label: `${letter.toUpperCase()}${score}`,
              }))}
              onChange={(values) => {
                const { [letter]: _, ...rest } = on;
                onChange(values.length === 0 ? rest : { ...rest, [letter]: values });
              }}
            />
          ))}
        </>
      );
    case "level":
      return many(say({ zh: "价值等级", en: "Value level" }), on.in, named(valueLevelNames), (values) =>
        onChange({ ...on, in: values }),
      );
    case "forecast":
    case "contacted":
    case "lastContact":
    case "mark":
    case "recommends":
    case "complained":
    case "membership":
      return <EventEditor {...{ on, onChange, choices }} />;
    case "opportunity":
    case "bill":
      return <DealingEditor {...{ on, onChange }} />;
    case "segment":
      return (
        <Select
          aria-label={say({ zh: "分群", en: "Segment" })}
          className="seg-many"
          placeholder={say({ zh: "请选择", en: "Choose" })}
          value={on.segment === 0 ? null : on.segment}
          showSearch={{ optionFilterProp: "label" }}
          popupMatchSelectWidth={false}
          options={byId(choices.segments)}
          onChange={(segment: number) => onChange({ ...on, segment })}
        />
      );
  }
}
