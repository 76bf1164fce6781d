import type { Explained } from "../../server/metrics/schema.ts";
import { text } from "../kit/format.ts";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useSay } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { CompanyDefinition } from "./CompanyDefinition.tsx";
import { choicesIn, withChoices } from "./ownChoices.ts";

/** Every choice of the definition, what each other option would give, and how to make it the company's. */
export function FigureChoices({ explained }: { explained: Explained }) {
  const say = useSay();
  const money = useMoney();
  const [address, change] = useAddress();
  const metric = explained.metric.name;
  const groups = [
    ...explained.choices.map((choice) => ({ ...choice, own: true })),
    ...explained.definition.map((choice) => ({ ...choice, own: false })),
  ].filter((group) => group.options.length > 1);
  if (groups.length === 0) return null;
  const choose = (name: string, own: boolean, value: string, isCompany: boolean) => {
    if (!own) {
      change({ [name]: isCompany ? undefined : value });
      return;
    }
    const { [name]: _before, ...others } = choicesIn(address, metric);
    change(withChoices(address, metric, isCompany ? others : { ...others, [name]: value }));
  };
  const reset = () =>
    change({
      ...withChoices(address, metric, {}),
      returns: undefined,
      cancelled: undefined,
      zeroPrice: undefined,
    });
  const changed = groups.some((group) => group.options.some((option) => option.chosen && !option.company));
  return (
    <section className="panel-section">
      <div className="panel-title">
        <h3>{say({ zh: "口径，改了立刻重算", en: "Definition, recomputed at once" })}</h3>
        {changed && (
          <button type="button" className="link" onClick={reset}>
            {say({ zh: "恢复公司口径", en: "Back to the company’s" })}
          </button>
        )}
      </div>
      {groups.map((group) => (
        <div key={group.name} className="choice">
          <span>{say(group.title)}</span>
          <SegmentedSwitch
            label={say(group.title)}
            value={group.options.find((option) => option.chosen)?.value ?? ""}
            options={group.options.map((option) => ({ value: option.value, label: say(option.title) }))}
            onChange={(value) =>
              choose(
                group.name,
                group.own,
                value,
                group.options.some((option) => option.value === value && option.company),
              )
            }
          />
          <Previews
            lines={group.options
              .filter((option) => !option.chosen && option.figure !== null)
              .map((option) => ({
                name: say(option.title),
                value: text(option.figure, explained.metric.unit, money),
              }))}
          />
        </div>
      ))}
      <CompanyDefinition explained={explained} changed={changed} onSaved={reset} />
    </section>
  );
}

function Previews({ lines }: { lines: Array<{ name: string; value: string }> }) {
  const say = useSay();
  if (lines.length === 0) return null;
  return (
    <span className="choice-preview">
      {lines.map((line, i) => (
        <span key={line.name}>
          {i > 0 && say({ zh: "；", en: "; " })}
          {say({ zh: "若{name}：", en: "{name}: " }, { name: line.name })}
          <b>{line.value}</b>
        </span>
      ))}
    </span>
  );
}
