const WIDTH = 640;
const HEIGHT = 360;
const LEFT = 64;
const RIGHT = 110;
const TOP = 40;
const BOTTOM = 48;

const digits = (v: number) => String(Number(v.toFixed(2)));

function text(x: number, y: number, content: string, anchor = "start", more = ""): string {
  return `<text x="${digits(x)}" y="${digits(y)}" text-anchor="${anchor}"${more}>${content}</text>`;
}

export interface Matrix {
  title: string;
  xLabel: string;
  yLabel: string;
  columns: number[];
  rows: number[];
  /** Row by row, from the first row at the bottom; NaN is an impossible cell, left empty. */
  values: number[];
}

/** A heat map, light for 0 and dark for the largest value, with its scale. */
export function matrixChart({ title, xLabel, yLabel, columns, rows, values }: Matrix): string {
  const top = values.reduce((most, v) => (Number.isNaN(v) ? most : Math.max(most, v)), 0);
  const w = (WIDTH - LEFT - RIGHT) / columns.length;
  const h = (HEIGHT - TOP - BOTTOM) / rows.length;
  const shade = (v: number) => {
    const part = Math.sqrt(v / top);
    const mix = (from: number, to: number) => Math.round(from + (to - from) * part);
    return `rgb(${mix(247, 8)},${mix(251, 48)},${mix(255, 107)})`;
  };
  const body: string[] = [];
  rows.forEach((_, i) => {
    const cells: string[] = [];
    columns.forEach((_column, j) => {
      const v = values[i * columns.length + j]!;
      if (Number.isNaN(v)) return;
      const [x, y] = [LEFT + j * w, HEIGHT - BOTTOM - (i + 1) * h];
      cells.push(
        `<rect x="${digits(x)}" y="${digits(y)}" width="${digits(w)}" height="${digits(h)}" fill="${shade(v)}"/>`,
      );
    });
    if (cells.length > 0) body.push(cells.join(""));
  });
  const every = (list: number[]) => Math.max(1, Math.round(list.length / 8));
  columns.forEach((v, j) => {
    if (j % every(columns) === 0)
      body.push(text(LEFT + (j + 0.5) * w, HEIGHT - BOTTOM + 18, String(v), "middle"));
  });
  rows.forEach((v, i) => {
    if (i % every(rows) === 0)
      body.push(text(LEFT - 8, HEIGHT - BOTTOM - (i + 0.5) * h + 4, String(v), "end"));
  });
  for (let k = 0; k <= 4; k++) {
    const y = TOP + 14 + 24 * k;
    body.push(
      `<rect x="${WIDTH - RIGHT + 12}" y="${y - 12}" width="18" height="16" fill="${shade((top * k) / 4)}" stroke="#d5d8dc"/>`,
    );
    body.push(text(WIDTH - RIGHT + 38, y, ((top * k) / 4).toFixed(2)));
  }
  const middle = (TOP + HEIGHT - BOTTOM) / 2;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#333" role="img" aria-label="${title}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text(LEFT, 22, title, "start", ' font-size="15" font-weight="bold"'),
    ...body,
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, xLabel, "middle"),
    text(16, middle, yLabel, "middle", ` transform="rotate(-90 16 ${middle})"`),
    "</svg>",
  ].join("\n")}\n`;
}
