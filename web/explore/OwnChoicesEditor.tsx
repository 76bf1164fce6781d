import { Select } from "antd";
import { useId } from "react";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { choicesIn, withChoices } from "../figure/ownChoices.ts";
import { useSay } from "../language.tsx";
import { useCompanyChoices } from "../question/useDefinition.ts";
import { useAddress } from "../useAddress.ts";

/** A figure's own choices for this view; what is as the company has it needs no word in the address. */
export function OwnChoicesEditor({ metric }: { metric: MetricInfo }) {
  const say = useSay();
  const id = useId();
  const [address, change] = useAddress();
  const company = useCompanyChoices(metric.name);
  const own = choicesIn(address, metric.name);
  const choices = metric.choices
    .filter(({ options }) => options.length > 1)
    .map(({ name, title, options }) => {
      const usual = company[name] ?? options[0]!.value;
      const chosen = options.find((option) => option.value === own[name])?.value ?? usual;
      return { name, title, options, usual, chosen };
    });
  if (choices.length === 0) return null;
  const changed = choices.some(({ usual, chosen }) => usual !== chosen);
  const choose = (name: string, value: string, usual: string) => {
    const { [name]: _before, ...others } = own;
    change({
      ...withChoices(address, metric.name, value === usual ? others : { ...others, [name]: value }),
      point: undefined,
    });
  };
  const said = choices
    .map(({ options, chosen }) => say(options.find((option) => option.value === chosen)!.title))
    .join(say({ zh: "、", en: ", " }));
  return (
    <details className="explore-choices" data-changed={changed || undefined}>
      <summary>
        {say({ zh: "口径：{said}", en: "Counted: {said}" }, { said })}
        {changed && say({ zh: "（只在这里）", en: " (here only)" })}
      </summary>
      {choices.map(({ name, title, options, usual, chosen }) => (
        <div key={name}>
          <label htmlFor={`${id}-${name}`}>{say(title)}</label>
          <Select
            id={`${id}-${name}`}
            value={chosen}
            popupMatchSelectWidth={240}
            options={options.map((option) => ({
              value: option.value,
              label:
                option.value === usual
                  ? say(
                      { zh: "{name}（公司口径）", en: "{name} (the company’s)" },
                      { name: say(option.title) },
                    )
                  : say(option.title),
            }))}
            onChange={(value) => choose(name, value, usual)}
          />
        </div>
      ))}
    </details>
  );
}
