import { App, Select } from "antd";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { Field } from "../kit/Field.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { localeOf } from "../phrase.ts";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";

const months = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"] as const;

/** The month that a year, and with it its quarters, begins with. One of the definitions: versioned like the others. */
export function YearSection() {
  const { say, language } = useLanguage();
  const may = useMay();
  const { message } = App.useApp();
  const definitions = useCall("readDefinitions", {});
  const saving = useSubmit("saveDefinitions", () => {
    void message.success(say({ zh: "已保存", en: "Saved" }));
  });
  if (!definitions.data) return <Waiting error={definitions.error} />;
  const { version, year } = definitions.data;
  const names = new Intl.DateTimeFormat(localeOf(language), { month: "long", timeZone: "UTC" });
  return (
    <Card title={say({ zh: "年度", en: "Year" })}>
      <Field
        label={say({ zh: "年度从几月开始", en: "The month a year begins with" })}
        hint={say({
          zh: "按年、按季的分段照此划分；改动会留下版本。",
          en: "Years and quarters follow it; every change is kept as a version.",
        })}
        error={saving.error ? say(saysOf(saving.error)) : undefined}
      >
        {({ id, ...control }) => (
          <Select
            {...control}
            id={id}
            style={{ minWidth: 160 }}
            disabled={!may("settings:write") || saving.isPending}
            value={year.startMonth}
            options={months.map((month) => ({
              value: month,
              label: names.format(Date.UTC(2026, Number(month) - 1, 15)),
            }))}
            onChange={(startMonth) =>
              saving.mutate({ version, changes: [{ subject: "year", value: { startMonth } }] })
            }
          />
        )}
      </Field>
    </Card>
  );
}
