import "./kit.css";

interface IntervalProps {
  low: number;
  value: number;
  high: number;
  /** The scale of the row, shared by the rows of a list. */
  from: number;
  to: number;
  /** The line that must not be crossed: 0 for differences, a floor for ratios. */
  line?: number;
  text: string;
}

/** Dot with whisker. Filled when the evidence decides; hollow and dashed when it crosses the line. */
export function Interval({ low, value, high, from, to, line, text }: IntervalProps) {
  const width = 120;
  const x = (at: number) => (to === from ? width / 2 : ((at - from) / (to - from)) * width);
  const decided = line === undefined || low > line || high < line;
  const colour = decided ? "var(--series-1)" : "var(--text-3)";
  return (
    <svg className="interval" viewBox={`-6 0 ${width + 12} 14`} role="img" aria-label={text}>
      {line !== undefined && <path d={`M${x(line)} 0v14`} stroke="var(--line-strong)" />}
      <path
        d={`M${x(low)} 7H${x(high)}M${x(low)} 4v6M${x(high)} 4v6`}
        stroke={colour}
        strokeWidth="1.5"
        strokeDasharray={decided ? undefined : "2 2"}
      />
      <circle
        cx={x(value)}
        cy="7"
        r="3.2"
        fill={decided ? colour : "var(--surface)"}
        stroke={colour}
        strokeWidth="1.5"
      />
    </svg>
  );
}
