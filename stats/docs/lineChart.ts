/** One line of a chart: points in data units; `steps` draws a staircase, `dash` a broken line. */
interface Line {
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly colour: string;
  readonly steps?: boolean;
  readonly dash?: boolean;
}

export interface LineChart {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly lines: readonly Line[];
  /** Vertical mark, such as the start of a treatment. */
  readonly mark?: { readonly x: number; readonly name: string };
}

const WIDTH = 640;
const HEIGHT = 360;
const LEFT = 64;
const RIGHT = 20;
const TOP = 56;
const BOTTOM = 48;

const escaped = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const digits = (value: number): string => String(Number(value.toFixed(2)));

/** Round steps of 1, 2 or 5 times a power of ten, about five to an axis. */
function ticks(low: number, high: number): number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** A line chart as SVG text: the same text for the same data, so that a picture can be kept and compared. */
export function lineChart({ title, xLabel, yLabel, lines, mark }: LineChart): string {
  const all = (pick: (line: Line) => ArrayLike<number>) => lines.flatMap((line) => Array.from(pick(line)));
  const xs = all((line) => line.x);
  const ys = [0, ...all((line) => line.y)];
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const px = (x: number) => LEFT + ((x - x0) / (x1 - x0)) * (WIDTH - LEFT - RIGHT);
  const py = (y: number) => HEIGHT - BOTTOM - ((y - y0) / (y1 - y0)) * (HEIGHT - TOP - BOTTOM);
  const text = (x: number, y: number, content: string, anchor = "middle", extra = "") =>
    `<text x="${digits(x)}" y="${digits(y)}" text-anchor="${anchor}"${extra}>${escaped(content)}</text>`;
  const path = (line: Line) => {
    let d = "";
    for (let i = 0; i < line.x.length; i++) {
      const [x, y] = [digits(px(line.x[i]!)), digits(py(line.y[i]!))];
      d += i === 0 ? `M${x} ${y}` : line.steps ? `H${x}V${y}` : `L${x} ${y}`;
    }
    const dash = line.dash ? ' stroke-dasharray="6 4"' : "";
    return `<path d="${d}" fill="none" stroke="${line.colour}" stroke-width="2"${dash}/>`;
  };
  let legend = LEFT;
  const key = lines.map((line) => {
    const at = legend;
    legend += 34 + 7 * line.name.length;
    const dash = line.dash ? ' stroke-dasharray="6 4"' : "";
    return `<path d="M${at} 40h18" stroke="${line.colour}" stroke-width="2"${dash}/>${text(at + 24, 44, line.name, "start")}`;
  });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#333" role="img" aria-label="${escaped(title)}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text(LEFT, 22, title, "start", ' font-size="15" font-weight="bold"'),
    ...key,
    ...ticks(y0, y1).map(
      (y) =>
        `<path d="M${LEFT} ${digits(py(y))}H${WIDTH - RIGHT}" stroke="#ddd"/>${text(LEFT - 6, py(y) + 4, String(y), "end")}`,
    ),
    ...ticks(x0, x1).map((x) => text(px(x), HEIGHT - BOTTOM + 18, String(x))),
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, xLabel),
    text(
      16,
      (TOP + HEIGHT - BOTTOM) / 2,
      yLabel,
      "middle",
      ` transform="rotate(-90 16 ${(TOP + HEIGHT - BOTTOM) / 2})"`,
    ),
    ...(mark
      ? [
          `<path d="M${digits(px(mark.x))} ${TOP}V${HEIGHT - BOTTOM}" stroke="#888" stroke-dasharray="2 3"/>`,
          text(px(mark.x) + 4, TOP + 12, mark.name, "start"),
        ]
      : []),
    ...lines.map(path),
    "</svg>",
  ].join("\n")}\n`;
}
