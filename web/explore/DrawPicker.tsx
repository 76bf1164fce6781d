import type { Unit } from "../kit/format.ts";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import { grainOf, type Special, specials } from "./drawFor.ts";
import { lacking } from "./lacking.ts";
import type { Draw, GrainOrWhole, View } from "./view.ts";

interface DrawPickerProps {
  view: View;
  /** Of the first figure. */
  unit: Unit | undefined;
  onChange(to: { draw: Draw; grain?: GrainOrWhole }): void;
}

const names = {
  line: { zh: "线", en: "Lines" },
  bar: { zh: "柱", en: "Bars" },
  dumbbell: { zh: "哑铃", en: "Dumbbell" },
  quadrant: { zh: "四象限", en: "Quadrant" },
  map: { zh: "地图", en: "Map" },
  triangle: { zh: "三角", en: "Triangle" },
  funnel: { zh: "漏斗", en: "Funnel" },
  sankey: { zh: "桑基", en: "Sankey" },
} as const satisfies Record<Draw, unknown>;

/** How the answer is drawn. What this question cannot be drawn as is grey, and what it lacks can be read below. */
export function DrawPicker({ view, unit, onChange }: DrawPickerProps) {
  const say = useSay();
  const label = say({ zh: "画法", en: "Drawn as" });
  const any: Draw[] = view.grain === "whole" ? ["bar", "dumbbell", "quadrant"] : ["line", "bar", "quadrant"];
  const grey = specials.flatMap((draw) => {
    const needs = lacking(draw, view, unit);
    return needs ? [{ draw, needs }] : [];
  });
  return (
    <>
      <SegmentedSwitch<Draw>
        label={label}
        value={view.draw}
        options={[...any, ...specials].map((value) => ({
          value,
          label: say(names[value]),
          disabled: grey.some(({ draw }) => draw === value),
        }))}
        // Some drawings are of the whole period, or of months: choosing one takes these steps.
        onChange={(draw) => {
          const grain = draw === "quadrant" ? "whole" : grainOf[draw as Special];
          onChange(grain === undefined ? { draw } : { draw, grain });
        }}
      />
      {grey.length > 0 && (
        <details className="explore-needs">
          <summary>{say({ zh: "灰的要什么", en: "What the grey ones take" })}</summary>
          <dl>
            {grey.map(({ draw, needs }) => (
              <div key={draw}>
                <dt>{say(names[draw])}</dt>
                <dd>{say(needs)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}
