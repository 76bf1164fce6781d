import "./chart.css";
import { type FocusEvent, type KeyboardEvent, useState } from "react";
import type { HeatCell, HeatTable } from "./heatSvg.ts";

interface CohortGridProps {
  table: HeatTable;
  /** What the notes of the rows count; absent where rows have none. */
  noteName?: string | undefined;
  /** A cell as a sentence. */
  says(row: number, cell: number): string;
  /** Instead of cells, where a row has none yet. */
  nothingYet: string;
  /** Lists the people of a cell; absent where it leads nowhere. */
  onPick?: ((row: number, cell: number) => void) | undefined;
}

const isThere = (cell: HeatCell | undefined) =>
  cell !== undefined && (cell.step !== undefined || cell.lines.length > 0);

/** The triangle as a table: one stop for Tab, arrow keys inside, each cell reads as a sentence. */
export function CohortGrid({ table, noteName, says, nothingYet, onPick }: CohortGridProps) {
  const [at, setAt] = useState<{ row: number; cell: number }>();
  const { rows, columns } = table;
  const first = rows.findIndex((row) => row.cells.some(isThere));
  const stop =
    at && isThere(rows[at.row]?.cells[at.cell])
      ? at
      : { row: first, cell: rows[first]?.cells.findIndex(isThere) ?? 0 };

  const pressed = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    if (!step) return;
    const row = stop.row + (step[0] ?? 0);
    const cells = rows[row]?.cells ?? [];
    const cell = Math.min(stop.cell + (step[1] ?? 0), cells.findLastIndex(isThere));
    if (!isThere(cells[cell])) return;
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
            {noteName !== undefined && (
              <th scope="col" className="cohort-size">
                {noteName}
              </th>
            )}
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={pressed}>
          {rows.map((row, r) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {noteName !== undefined && <td className="cohort-size">{row.note}</td>}
              {row.cells.length === 0 && (
                <td className="cohort-note" colSpan={Math.max(1, columns.length)}>
                  {nothingYet}
                </td>
              )}
              {row.cells.map((cell, c) => (
                <Cell
                  key={columns[c]}
                  cell={cell}
                  words={isThere(cell) ? says(r, c) : ""}
                  place={{
                    "data-at": `${r}-${c}`,
                    tabIndex: stop.row === r && stop.cell === c ? 0 : -1,
                    onFocus: () => setAt({ row: r, cell: c }),
                  }}
                  onPick={
                    onPick && cell.step !== undefined && cell.lines.length > 0 && cell.lines[0] !== ""
                      ? () => onPick(r, c)
                      : undefined
                  }
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  cell: HeatCell;
  words: string;
  place: { "data-at": string; tabIndex: number; onFocus(event: FocusEvent): void };
  onPick: (() => void) | undefined;
}

function Cell({ cell, words, place, onPick }: CellProps) {
  if (!isThere(cell)) return <td />;
  const look = {
    className: cell.step === null ? "hatched" : cell.step === undefined ? "cohort-unknown" : undefined,
    style: typeof cell.step === "number" ? heatStyle(cell.step) : undefined,
  };
  if (!onPick)
    return (
      <td {...place} {...look} title={words} aria-label={words}>
        {cell.lines[0] ?? ""}
      </td>
    );
  return (
    <td {...look}>
      <button type="button" {...place} title={words} aria-label={words} onClick={onPick}>
        {cell.lines[0]}
      </button>
    </td>
  );
}

export const heatStyle = (step: number) => ({
  background: `var(--heat-${step})`,
  color: `var(--on-heat-${step})`,
});
