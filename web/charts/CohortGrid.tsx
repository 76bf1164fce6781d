import "./chart.css";
import { type KeyboardEvent, useState } from "react";
import { count, percent } from "../kit/format.ts";
import { useSay } from "../language.tsx";
import { type CohortRow, cohortRange, cohortTable } from "./cohortTable.ts";
import { heatStep } from "./heatStep.ts";
import { useLook } from "./useLook.ts";

interface CohortGridProps {
  rows: ReadonlyArray<CohortRow & { open: boolean; counts: ReadonlyArray<number | null> }>;
  /** What the row sizes count. */
  sizeName: string;
}

/** The triangle as a table: one stop for Tab, arrow keys inside, each cell reads as a sentence. */
export function CohortGrid({ rows, sizeName }: CohortGridProps) {
  const say = useSay();
  const look = useLook();
  const [at, setAt] = useState({ row: 0, cell: 0 });
  const table = cohortTable(rows, look);
  const { low, high } = cohortRange(rows);

  const pressed = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    if (!step) return;
    const row = at.row + (step[0] ?? 0);
    const cells = rows[row]?.cells.length ?? 0;
    const cell = Math.min(at.cell + (step[1] ?? 0), cells - 1);
    if (cells === 0 || cell < 0) return;
    event.preventDefault();
    setAt({ row, cell });
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${row}-${cell}"]`)?.focus();
  };
  return (
    <div className="cohorts">
      <table>
        <thead>
          <tr>
            <th scope="col">{table.corner}</th>
            <th scope="col" className="cohort-size">
              {sizeName}
            </th>
            {table.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={pressed}>
          {rows.map((row, r) => (
            <tr key={row.month}>
              <th scope="row">{row.month}</th>
              <td className="cohort-size">{count(row.size, look.language)}</td>
              {row.cells.length === 0 && (
                <td className="cohort-note" colSpan={Math.max(1, table.columns.length)}>
                  {say({ zh: "首购月未满，下月起计", en: "first month still open, counts from the next" })}
                </td>
              )}
              {row.cells.map((cell, c) => {
                const month = table.columns[c] ?? "";
                const words =
                  cell === null
                    ? say(
                        { zh: "{row} 首购，{month}：未满，不计", en: "{row}, {month}: still open" },
                        { row: row.month, month },
                      )
                    : say(
                        {
                          zh: "{row} 首购，{month}：{share}，{n} / {size}",
                          en: "{row}, {month}: {share}, {n} / {size}",
                        },
                        {
                          row: row.month,
                          month,
                          share: percent(cell, look.language),
                          n: row.counts[c] ?? 0,
                          size: row.size,
                        },
                      );
                return (
                  <td
                    key={month}
                    data-at={`${r}-${c}`}
                    tabIndex={at.row === r && at.cell === c ? 0 : -1}
                    onFocus={() => setAt({ row: r, cell: c })}
                    className={cell === null ? "hatched" : undefined}
                    style={cell === null ? undefined : heatStyle(heatStep(cell, low, high))}
                    title={words}
                    aria-label={words}
                  >
                    {cell === null ? "" : count(cell * 100, look.language)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export const heatStyle = (step: number) => ({
  background: `var(--heat-${step})`,
  color: `var(--on-heat-${step})`,
});
