import "./chart.css";
import { type KeyboardEvent, useState } from "react";
import { count, none, partsOf, text } from "../kit/format.ts";
import { useSay } from "../language.tsx";
import { heatStyle } from "./CohortGrid.tsx";
import type { Look } from "./look.ts";
import { each, type RfmCell, rfmSteps } from "./rfmTable.ts";
import { useLook } from "./useLook.ts";

interface RfmGridProps {
  cells: readonly RfmCell[];
  /** What each score covers, as text: `≤ 12 天`, `4–7`. */
  rBands: ReadonlyMap<number, string>;
  fBands: ReadonlyMap<number, string>;
  chosen: { r: number; f: number } | undefined;
  onChoose(cell: { r: number; f: number }): void;
}

/** R from the freshest down, F to the right. One stop for Tab, arrow keys inside, Enter lists the people. */
export function RfmGrid({ cells, rBands, fBands, chosen, onChoose }: RfmGridProps) {
  const say = useSay();
  const look = useLook();
  const [at, setAt] = useState(chosen ?? { r: 5, f: 1 });
  const steps = rfmSteps(cells);
  const of = new Map(cells.map((cell) => [`${cell.r}${cell.f}`, cell]));
  const pressed = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [-1, 0], ArrowUp: [1, 0] }[event.key];
    if (!step) return;
    const r = at.r + (step[0] ?? 0);
    const f = at.f + (step[1] ?? 0);
    if (r < 1 || r > 5 || f < 1 || f > 5) return;
    event.preventDefault();
    setAt({ r, f });
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${r}${f}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside hold the focus; this only moves it.
    <div className="rfm" onKeyDown={pressed}>
      {[5, 4, 3, 2, 1].map((r) => (
        <div key={r} className="rfm-row">
          <div className="rfm-side">
            {r}
            <small>{rBands.get(r) ?? none}</small>
          </div>
          {[1, 2, 3, 4, 5].map((f) => {
            const cell = of.get(`${r}${f}`) ?? { r, f, customers: 0, amount: 0 };
            const words = say(
              {
                zh: "R {r} F {f}：{n} 人，人均 {each}",
                en: "R {r} F {f}: {n|customer|customers}, {each} each",
              },
              { r, f, n: cell.customers, each: text(each(cell), "moneyEach", look) },
            );
            return (
              <button
                key={f}
                type="button"
                data-at={`${r}${f}`}
                className="rfm-cell"
                style={heatStyle(steps.get(`${r}${f}`) ?? 0)}
                tabIndex={at.r === r && at.f === f ? 0 : -1}
                aria-pressed={chosen?.r === r && chosen.f === f}
                aria-label={words}
                title={words}
                onFocus={() => setAt({ r, f })}
                onClick={() => onChoose({ r, f })}
              >
                <strong>{cell.customers === 0 ? none : count(cell.customers, look.language)}</strong>
                {cell.customers > 0 && <Each value={each(cell)} look={look} />}
              </button>
            );
          })}
        </div>
      ))}
      <div className="rfm-side">
        <small>R ↑ F →</small>
      </div>
      {[1, 2, 3, 4, 5].map((f) => (
        <div key={f} className="rfm-below">
          {f} <small>{fBands.get(f) ?? none}</small>
        </div>
      ))}
    </div>
  );
}

/** The currency word leaves on the phone, where the cell has room for the number only. */
function Each({ value, look }: { value: number | null; look: Look }) {
  const { before, number, after } = partsOf(value, "moneyEach", look);
  return (
    <span>
      {before}
      {number}
      {after && <span className="rfm-unit"> {after}</span>}
    </span>
  );
}
