import type { TimelineKind } from "../../server/customers/timelineShape.ts";

const shapes: Record<TimelineKind, { d: string; colour: string }> = {
  order: { d: "M4 6h8l.8 7.5H3.200L4 6M6 6V5a2 2 0 0 1 4 0v1", colour: "var(--accent)" },
  return: {
    d: "M6.5 4 3.500 7l3 3M3.500 7H10a2.800 2.800 0 0 1 0 5.600H7.500",
    colour: "var(--unfavourable)",
  },
  note: { d: "M3.500 3.500h9v9h-6l-3 0zM5.500 6h5M5.500 8.500h3.500", colour: "var(--text-2)" },
  change: { d: "M3.500 12.500l.6-2.600 6-6 2 2-6 6z", colour: "var(--text-2)" },
  consent: {
    d: "M8 2.800 12.500 4.500V8c0 2.600-1.800 4.300-4.500 5.300C5.300 12.300 3.500 10.600 3.500 8V4.500zM6 8l1.500 1.500L10.200 6.500",
    colour: "var(--favourable)",
  },
  attachment: {
    d: "M11.500 6.500 7 11a1.900 1.900 0 0 1-2.700-2.700l5-5a1.300 1.300 0 0 1 1.900 1.900l-4.600 4.600",
    colour: "var(--text-2)",
  },
  merge: { d: "M4 3v3a3 3 0 0 0 3 3h5M9.500 6.500 12 9l-2.500 2.500M4 13V9", colour: "var(--text-2)" },
  interaction: { d: "M3 4h10v6.500H8L5.500 13v-2.500H3z", colour: "var(--accent)" },
  complaint: { d: "M8 3 13.500 12.500h-11zM8 6.500v3M8 11v.5", colour: "var(--unfavourable)" },
  answer: {
    d: "M8 3l1.500 3.200 3.500.4-2.600 2.400.7 3.500L8 10.700l-3.100 1.800.7-3.500L3 6.600l3.500-.4z",
    colour: "var(--accent)",
  },
  opportunity: { d: "M3 4h10L9.500 8.500V12l-3 1V8.500z", colour: "var(--accent)" },
  bill: { d: "M4 3h8v10l-2-1-2 1-2-1-2 1zM6 6h4M6 8.500h4", colour: "var(--text-2)" },
  membership: { d: "M3 4.500h10v7H3zM3 7h10", colour: "var(--favourable)" },
  referral: {
    d: "M5.500 7a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600M3 12.500c0-3 5-3 5 0M11 6v4M9 8h4",
    colour: "var(--favourable)",
  },
  entry: { d: "M8 3v10M3 8h10", colour: "var(--text-2)" },
};

/** A sign beside the words, never instead of them. */
export function TimelineSign({ kind }: { kind: TimelineKind }) {
  return (
    <span className="timeline-sign" aria-hidden="true">
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path
          d={shapes[kind].d}
          fill="none"
          stroke={shapes[kind].colour}
          strokeWidth="1.2"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
    </span>
  );
}
