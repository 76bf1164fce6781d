import { App, Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { Field } from "../kit/Field.tsx";
import { currencySign, currencyWord } from "../kit/format.ts";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";

/** What an hour of serving customers costs. One of the definitions: versioned like the others. */
export function HourSection() {
  const { say, language } = useLanguage();
  const may = useMay();
  const { company } = useWhoAmI();
  const { message } = App.useApp();
  const definitions = useCall("readDefinitions", {});
  const [typed, setTyped] = useState<string>();
  const saving = useSubmit("saveDefinitions", () => {
    setTyped(undefined);
    void message.success(say({ zh: "已保存", en: "Saved" }));
  });
  if (!definitions.data) return <Waiting error={definitions.error} />;
  const { version, hourlyCost } = definitions.data;
  const kept = hourlyCost.amount ?? "";
  const locked = !may("settings:write");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const amount = (typed ?? kept).trim();
    saving.mutate({ version, changes: [{ subject: "hourlyCost", value: amount === "" ? {} : { amount } }] });
  };
  return (
    <Card title={say({ zh: "服务成本", en: "Cost to serve" })}>
      <form className="settings-form" onSubmit={submit}>
        <Field
          label={say({ zh: "同事一小时的成本", en: "What an hour of a colleague costs" })}
          hint={say({
            zh: "每客户人工成本 = 来往记下的分钟 × 它；利润口径的客户价值也可以再扣这笔服务成本，别的都不算。空着就没有人工成本，也不扣；改动会留下版本。",
            en: "Staff cost per customer is the recorded minutes of interactions × this; lifetime value as profit can be less it too, and nothing else. Empty: no staff cost, and nothing is taken off. Every change is kept as a version.",
          })}
          error={saving.error ? say(saysOf(saving.error)) : undefined}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              maxLength={20}
              style={{ maxWidth: 200 }}
              disabled={locked || saving.isPending}
              prefix={language === "en" ? currencySign(company.currency) : undefined}
              suffix={language === "zh" ? currencyWord(company.currency) : undefined}
              value={typed ?? kept}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        {!locked && (
          <div className="settings-actions">
            <Button htmlType="submit" loading={saving.isPending} disabled={(typed ?? kept).trim() === kept}>
              {say({ zh: "保存成本", en: "Save the cost" })}
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}
