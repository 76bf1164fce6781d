import "./kit.css";

export { levelNames } from "../../server/customers/messages.ts";
export type Level = "high" | "potential" | "low";

const shapes: Record<Level, { d: string; fill: string; stroke: string }> = {
  high: { d: "M6 1l5 5-5 5-5-5z", fill: "var(--value-high)", stroke: "none" },
  potential: { d: "M6 1.5l5 9H1z", fill: "var(--value-potential)", stroke: "none" },
  low: { d: "M6 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8", fill: "none", stroke: "var(--value-low)" },
};

/** ◆ ▲ ○: the shape comes before the colour. */
export function LevelMark({ level }: { level: Level }) {
  const { d, fill, stroke } = shapes[level];
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={d} fill={fill} stroke={stroke} strokeWidth="2" />
    </svg>
  );
}
