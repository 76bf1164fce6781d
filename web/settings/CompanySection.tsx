import { App, Button, Input, InputNumber, Select } from "antd";
import { type FormEvent, useState } from "react";
import type { Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { Field } from "../kit/Field.tsx";
import { currencyWord } from "../kit/format.ts";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { localeOf } from "../phrase.ts";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";
import { HourSection } from "./HourSection.tsx";
import { YearSection } from "./YearSection.tsx";
import { ZoneSection } from "./ZoneSection.tsx";

export function CompanySection() {
  const { say } = useLanguage();
  const company = useCall("readCompany", {});
  if (!company.data) return <Waiting error={company.error} />;
  return (
    <div className="settings-cards">
      <Card title={say({ zh: "公司", en: "Company" })}>
        <CompanyForm company={company.data} />
      </Card>
      <ZoneSection zone={company.data.zone} />
      <YearSection />
      <HourSection />
    </div>
  );
}

function CompanyForm({ company }: { company: Output<"readCompany"> }) {
  const { say, language } = useLanguage();
  const may = useMay();
  const { message } = App.useApp();
  const [form, setForm] = useState(company);
  const saving = useSubmit("saveCompany", (saved) => {
    setForm(saved);
    void message.success(say({ zh: "已保存", en: "Saved" }));
  });
  const locked = !may("settings:write");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { company: name, currency, goodIsBlue, address, sellsTo, rateDays } = form;
    saving.mutate({ company: name, currency, goodIsBlue, address, sellsTo, rateDays });
  };
  const currencies = Intl.supportedValuesOf("currency").map((code) => ({
    value: code,
    label: `${code} ${language === "zh" ? currencyWord(code) : (new Intl.DisplayNames(localeOf(language), { type: "currency" }).of(code) ?? "")}`,
  }));
  return (
    <form className="settings-form" onSubmit={submit}>
      <Field label={say({ zh: "名称", en: "Name" })}>
        {(control) => (
          <Input
            {...control}
            maxLength={80}
            disabled={locked}
            value={form.company}
            onChange={(event) => setForm({ ...form, company: event.target.value })}
          />
        )}
      </Field>
      <Field label={say({ zh: "货币", en: "Currency" })}>
        {({ id, ...control }) => (
          <Select
            {...control}
            id={id}
            showSearch={{ optionFilterProp: "label" }}
            disabled={locked}
            value={form.currency}
            options={currencies}
            onChange={(currency: string) => setForm({ ...form, currency })}
          />
        )}
      </Field>
      <Field
        label={say({ zh: "一条汇率最多用几天", en: "Days that an exchange rate may be used" })}
        hint={say({
          zh: "再旧就算没有汇率：金额留着，不计入合计，直到录入新的汇率。",
          en: "Past that there is no rate: the amount is kept and left out of sums until a new rate is entered.",
        })}
      >
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={3660}
            precision={0}
            disabled={locked}
            value={form.rateDays}
            onChange={(days) => days !== null && setForm({ ...form, rateDays: days })}
          />
        )}
      </Field>
      <Field
        label={say({ zh: "对外地址", en: "Public address" })}
        hint={say({
          zh: "写进邮件里的链接。空着就用本机地址。",
          en: "For links in mails. Empty: this machine's address.",
        })}
      >
        {(control) => (
          <Input
            {...control}
            type="url"
            placeholder="https://"
            disabled={locked}
            value={form.address ?? ""}
            onChange={(event) => setForm({ ...form, address: event.target.value })}
          />
        )}
      </Field>
      <div className="field">
        <span className="text-2">
          {say({
            zh: "好的变化用什么颜色（坏的用另一种）",
            en: "Colour of a good change (a bad one takes the other)",
          })}
        </span>
        <SegmentedSwitch
          label={say({
            zh: "好的变化用什么颜色（坏的用另一种）",
            en: "Colour of a good change (a bad one takes the other)",
          })}
          value={form.goodIsBlue ? "blue" : "red"}
          options={[
            { value: "blue", label: say({ zh: "蓝色", en: "blue" }) },
            { value: "red", label: say({ zh: "朱红", en: "vermilion" }) },
          ]}
          onChange={(colour) => setForm({ ...form, goodIsBlue: colour === "blue" })}
        />
      </div>
      <div className="field" id="sells-to">
        <span className="text-2">{say({ zh: "卖给谁", en: "Sells to" })}</span>
        <SegmentedSwitch
          label={say({ zh: "卖给谁", en: "Sells to" })}
          value={form.sellsTo}
          options={[
            { value: "both", label: say({ zh: "个人和企业", en: "both" }) },
            { value: "consumers", label: say({ zh: "只卖给个人", en: "consumers only" }) },
            { value: "firms", label: say({ zh: "只卖给企业", en: "firms only" }) },
          ]}
          onChange={(sellsTo) => setForm({ ...form, sellsTo })}
        />
        <p className="field-hint">
          {say({
            zh: "只卖给个人时，「互动」里的花的时间对带来的收益、付款天数，和「培育」里的销售周期不显示：它们适合当面卖给企业、成交要谈一阵子的公司。别的页面和数字都不变。",
            en: "For consumers only, effort against gain and days to pay under Interactions and the sales cycle under Nurturing are not shown: they suit firms that sell to firms in personal meetings. No other page and no figure changes.",
          })}
        </p>
      </div>
      {saving.error && (
        <p className="field-error" role="alert">
          {say(saysOf(saving.error))}
        </p>
      )}
      {!locked && (
        <div className="settings-actions">
          <Button type="primary" htmlType="submit" loading={saving.isPending}>
            {say({ zh: "保存设置", en: "Save settings" })}
          </Button>
        </div>
      )}
    </form>
  );
}
