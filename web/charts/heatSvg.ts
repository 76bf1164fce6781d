import { fontFamily, type Look } from "./look.ts";
import { escapeHtml } from "./tooltip.ts";

export interface HeatCell {
  /** Null: still open, hatched. Undefined: without colour; and without lines nothing belongs here. */
  step: number | null | undefined;
  lines: readonly string[];
}

export interface HeatTable {
  corner: string;
  columns: readonly string[];
  rows: ReadonlyArray<{ name: string; note?: string; cells: readonly HeatCell[] }>;
}

const size = { name: 96, note: 64, cell: 72, height: 30, gap: 2 };

/** The picture of a heat table for download; on the page the same cells are HTML, so that keys and readers reach them. */
export function heatSvg(table: HeatTable, look: Look): string {
  const { tokens } = look;
  const tall = table.rows.some((row) => row.cells.some((cell) => cell.lines.length > 1));
  const height = tall ? 48 : size.height;
  const left = size.name + (table.rows.some((row) => row.note !== undefined) ? size.note : 0);
  const width = left + table.columns.length * size.cell;
  const all = 28 + table.rows.length * height;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${all}" viewBox="0 0 ${width} ${all}" font-size="12" style="font-family:${fontFamily}">`,
    `<defs><pattern id="open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="${tokens.surface}"/><rect width="1" height="6" fill="${tokens.hatch}"/></pattern></defs>`,
    `<rect width="100%" height="100%" fill="${tokens.surface}"/>`,
    label(4, 18, table.corner, tokens.text3),
    ...table.columns.map((name, i) => label(left + (i + 0.5) * size.cell, 18, name, tokens.text3, "middle")),
  ];
  table.rows.forEach((row, r) => {
    const y = 28 + r * height;
    parts.push(label(4, y + height / 2 + 4, row.name, tokens.text2));
    if (row.note !== undefined)
      parts.push(label(left - 8, y + height / 2 + 4, row.note, tokens.text2, "end"));
    row.cells.forEach((cell, c) => {
      const x = left + c * size.cell;
      const fill = cell.step === null ? "url(#open)" : tokens.heat[cell.step ?? 0];
      if (cell.step !== undefined)
        parts.push(
          `<rect x="${x + size.gap / 2}" y="${y + size.gap / 2}" width="${size.cell - size.gap}" height="${height - size.gap}" rx="4" fill="${fill}"${cell.step === null ? ` stroke="${tokens.lineStrong}"` : ""}/>`,
        );
      const colour = cell.step === undefined ? tokens.text3 : (tokens.onHeat[cell.step ?? 0] ?? tokens.text1);
      cell.lines.forEach((line, i) => {
        const middle = y + height / 2 + 4 + (i - (cell.lines.length - 1) / 2) * 16;
        parts.push(label(x + size.cell / 2, middle, line, colour, "middle"));
      });
    });
  });
  return `${parts.join("\n")}\n</svg>\n`;
}

function label(x: number, y: number, words: string, fill: string, anchor = "start"): string {
  return `<text x="${x}" y="${y}" fill="${fill}" text-anchor="${anchor}">${escapeHtml(words)}</text>`;
}
