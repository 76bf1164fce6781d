import { Input, Select } from "antd";
import { Field } from "../kit/Field.tsx";
import { currencyWord } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { localeOf } from "../phrase.ts";
import type { RateDraft } from "./RateDialog.tsx";

type OneRate = Extract<RateDraft, { for: "one" }>;

/** One rate: of which currency, from which day on, how much. */
export function RateFields({
  draft,
  into,
  onChange,
}: {
  draft: OneRate;
  into: string;
  onChange(draft: OneRate): void;
}) {
  const { say, language } = useLanguage();
  const names = new Intl.DisplayNames(localeOf(language), { type: "currency" });
  const currencies = Intl.supportedValuesOf("currency")
    .filter((code) => code !== into)
    .map((code) => ({
      value: code,
      label: `${code} ${language === "zh" ? currencyWord(code) : (names.of(code) ?? "")}`,
    }));
  return (
    <>
      <Field label={say({ zh: "币种", en: "Currency" })}>
        {({ id, ...control }) => (
          <Select
            {...control}
            id={id}
            showSearch={{ optionFilterProp: "label" }}
            getPopupContainer={(node) => node.closest("dialog") ?? document.body}
            disabled={draft.fixed}
            value={draft.currency || null}
            options={currencies}
            onChange={(currency: string) => onChange({ ...draft, currency })}
          />
        )}
      </Field>
      <Field
        label={say({ zh: "从哪天起", en: "From which day on" })}
        hint={say({
          zh: "用到这个币种的下一条汇率为止，但不超过公司设置里的天数；这天以前没有汇率，不往前推。",
          en: "Holds until the currency’s next rate, but no longer than the company’s settings say. Before this day there is none: it is not guessed.",
        })}
      >
        {(control) => (
          <Input
            {...control}
            type="date"
            required
            disabled={draft.fixed}
            value={draft.day}
            onChange={(event) => onChange({ ...draft, day: event.target.value })}
          />
        )}
      </Field>
      <Field label={say({ zh: "汇率", en: "Rate" })}>
        {(control) => (
          <Input
            {...control}
            required
            inputMode="decimal"
            prefix={`1 ${draft.currency || "?"} =`}
            suffix={into}
            value={draft.rate}
            onChange={(event) => onChange({ ...draft, rate: event.target.value.trim() })}
          />
        )}
      </Field>
    </>
  );
}
