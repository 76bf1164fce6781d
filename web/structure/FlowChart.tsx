import type { CameFrom, Structure, WentTo } from "../../server/metrics/structure/schema.ts";
import { sankey } from "../charts/sankey.ts";
import { count } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { directionOf, nameOf } from "./names.ts";

interface FlowChartProps {
  flow: Structure;
  chosen: { from: CameFrom; to: WentTo } | undefined;
  /** Absent where the people may not be seen. */
  onChoose?: ((from: CameFrom, to: WentTo) => void) | undefined;
}

const fills = { up: "var(--favourable)", down: "var(--unfavourable)", same: "var(--line-strong)" } as const;
const levels = {
  high: "var(--value-high)",
  potential: "var(--value-potential)",
  low: "var(--value-low)",
} as const;

/** The drawing; the table beside it says the same numbers and is what the keyboard goes through. */
export function FlowChart({ flow, chosen, onChoose }: FlowChartProps) {
  const { say, language } = useLanguage();
  const many = flow.groups.length > 3;
  const keys = flow.groups.map((group) => group.key);
  const { width, height, side, block, blocks, bands } = sankey<CameFrom, WentTo>(
    {
      froms: [...keys, "new", "returned"],
      tos: [...keys, "lost"],
      cells: flow.cells.map(({ from, to, customers }) => ({ from, to, size: customers })),
    },
    // Eight classes have longer names than three levels.
    { width: 640, side: many ? 156 : 108, gap: many ? 22 : 16, inside: 340 },
  );
  const colour = (key: CameFrom | WentTo) => {
    const level = flow.groups.find((group) => group.key === key)?.level;
    return level ? levels[level] : "var(--text-3)";
  };
  return (
    <svg
      className={many ? "flow flow-many" : "flow"}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      {bands.map((band) => {
        const direction = directionOf(flow, band.from, band.to);
        const on = chosen?.from === band.from && chosen.to === band.to;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table beside it has a button for every band.
          <path
            key={`${band.from} ${band.to}`}
            className={onChoose ? "flow-band flow-open" : "flow-band"}
            d={band.path}
            fill={fills[direction]}
            fillOpacity={on ? 0.9 : direction === "same" ? 0.35 : 0.55}
            onClick={() => onChoose?.(band.from, band.to)}
          >
            <title>
              {`${say(nameOf(flow, band.from))} → ${say(nameOf(flow, band.to))} ${count(band.size, language)}`}
            </title>
          </path>
        );
      })}
      {blocks
        .filter((one) => one.size > 0)
        .map((one) => {
          const isBefore = one.side === "before";
          const x = isBefore ? side : width - side - block;
          const middle = one.y + one.height / 2;
          return (
            <g key={`${one.side} ${one.key}`}>
              <rect x={x} y={one.y} width={block} height={Math.max(one.height, 1.5)} fill={colour(one.key)} />
              <text
                x={isBefore ? x - 8 : x + block + 8}
                y={middle - 2}
                textAnchor={isBefore ? "end" : "start"}
                className="flow-name"
              >
                {say(nameOf(flow, one.key))}
              </text>
              <text
                x={isBefore ? x - 8 : x + block + 8}
                y={middle + 11}
                textAnchor={isBefore ? "end" : "start"}
                className="flow-number"
              >
                {count(one.size, language)}
              </text>
            </g>
          );
        })}
    </svg>
  );
}
