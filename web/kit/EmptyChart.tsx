import "./kit.css";
import type { ReactNode } from "react";
import { useLanguage } from "../language.tsx";
import { count } from "./format.ts";

interface EmptyChartProps {
  have?: number;
  need?: number;
  /** What is counted: `位复购客户`. */
  what?: string;
  /** What is missing, in one sentence. */
  missing: string;
  /** When it will be enough, or what can be seen meanwhile. */
  meanwhile?: string;
  actions?: ReactNode;
}

const bars = [62, 118, 104, 76, 52, 36, 24, 14];

/** The ghost of the chart, what there is of what is needed, and what to do about it. */
export function EmptyChart({ have, need, what, missing, meanwhile, actions }: EmptyChartProps) {
  const { language } = useLanguage();
  return (
    <div className="empty-chart">
      <svg viewBox="0 0 280 130" aria-hidden="true" focusable="false">
        {bars.map((height, i) => (
          <rect
            key={height}
            x={8 + i * 34}
            y={124 - height}
            width="24"
            height={height}
            rx="2"
            fill="none"
            stroke="var(--line-strong)"
            strokeDasharray="4 3"
          />
        ))}
        <path d="M0 124.5H280" stroke="var(--line-strong)" />
      </svg>
      <div>
        {have !== undefined && need !== undefined && (
          <>
            <p className="empty-have">
              <strong>{count(have, language)}</strong> / {count(need, language)} {what}
            </p>
            <div className="empty-bar">
              <span style={{ width: `${Math.min(100, (100 * have) / need)}%` }} />
            </div>
          </>
        )}
        <p>{missing}</p>
        {meanwhile && <p className="text-3">{meanwhile}</p>}
        {actions && <div className="empty-actions">{actions}</div>}
      </div>
    </div>
  );
}
