import { useMemo, useRef } from "react";
import type { Overview } from "../../server/metrics/overview/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { LazyChart } from "../charts/LazyChart.tsx";
import { revenueBars } from "../charts/revenueBars.ts";
import { useLook } from "../charts/useLook.ts";
import { moneyScale, percent, text } from "../kit/format.ts";
import { useSay } from "../language.tsx";

const grains = {
  day: { zh: "按日", en: "By day" },
  week: { zh: "按周", en: "By week" },
  month: { zh: "按月", en: "By month" },
} as const;
const openGrains = {
  day: { zh: "今日未满", en: "today still open" },
  week: { zh: "本周未满", en: "week still open" },
  month: { zh: "本月未满", en: "month still open" },
} as const;

export function RevenueCard({ overview }: { overview: Overview }) {
  const say = useSay();
  const look = useLook();
  const svg = useRef<() => string>(undefined);
  const rows = overview.revenue;
  const option = useMemo(() => revenueBars(rows, look), [rows, look]);
  const existing = rows.reduce((sum, row) => sum + row.existing, 0);
  const fresh = rows.reduce((sum, row) => sum + row.new, 0);
  const share = (part: number) =>
    existing + fresh > 0 ? percent(part / (existing + fresh), look.language) : "";
  const { unit } = moneyScale(Math.max(0, ...rows.map((row) => row.existing + row.new)), look);
  const names = {
    existing: say({ zh: "老客户", en: "Existing" }),
    fresh: say({ zh: "新客户", en: "New" }),
    previous: say({ zh: "上期老客户", en: "Existing, previous" }),
  };
  const title = say({ zh: "新老客户销售额", en: "New and existing revenue" });
  return (
    <ChartCard
      title={title}
      metric="existingRevenue"
      file="revenue"
      note={`${say(grains[overview.grain])}${say({ zh: "，", en: ", " })}${unit}`}
      svg={() => svg.current?.()}
      table={{
        columns: [say({ zh: "起始日", en: "From" }), names.existing, names.fresh, names.previous],
        rows: rows.map((row) => [row.at, row.existing, row.new, row.previousExisting]),
      }}
      right={
        <>
          <span className="legend">
            <span className="legend-box" style={{ background: "var(--series-1)" }} />
            {names.existing} {share(existing)}
          </span>
          <span className="legend">
            <span className="legend-box" style={{ background: "var(--series-2)" }} />
            {names.fresh} {share(fresh)}
          </span>
          {rows.some((row) => row.previousExisting !== null) && (
            <span className="legend">
              <span className="legend-dash" />
              {names.previous}
            </span>
          )}
          {rows.some((row) => row.open) && (
            <span className="legend">
              <span className="legend-box hatched" />
              {say(openGrains[overview.grain])}
            </span>
          )}
        </>
      }
    >
      <LazyChart
        option={option}
        height={236}
        label={`${title}. ${say(overview.sentence)}`}
        points={rows.map(
          (row) =>
            `${row.at}: ${names.existing} ${text(row.existing, "money", look)}, ${names.fresh} ${text(row.new, "money", look)}`,
        )}
        onReady={(make) => {
          svg.current = make;
        }}
      />
    </ChartCard>
  );
}
