import { useState } from "react";
import type { Overview } from "../../server/metrics/overview/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { CohortGrid } from "../charts/CohortGrid.tsx";
import { cohortTable } from "../charts/cohortTable.ts";
import { heatSvg } from "../charts/heatSvg.ts";
import { useLook } from "../charts/useLook.ts";
import { percent } from "../kit/format.ts";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";

type Measure = keyof Overview["cohorts"];

const measures = {
  customers: {
    name: { zh: "人数", en: "People" },
    size: { zh: "人数", en: "Size" },
    note: { zh: "当月再次购买的人占首购人数的百分比", en: "% of the cohort who bought again in that month" },
  },
  orders: {
    name: { zh: "单数", en: "Orders" },
    size: { zh: "首月单数", en: "Orders" },
    note: { zh: "当月单数占首月单数的百分比", en: "Orders in that month as % of the first month's" },
  },
  amount: {
    name: { zh: "金额", en: "Money" },
    size: { zh: "首月金额", en: "Amount" },
    note: { zh: "当月金额占首月金额的百分比", en: "Amount in that month as % of the first month's" },
  },
} as const;

export function CohortCard({ cohorts }: { cohorts: Overview["cohorts"] }) {
  const say = useSay();
  const look = useLook();
  const [measure, setMeasure] = useState<Measure>("customers");
  const { rows } = cohorts[measure];
  const words = measures[measure];
  const open = rows.some((row) => row.cells.some((cell) => cell === null));
  const months = Math.max(0, ...rows.map((row) => row.cells.length));
  const drawn = cohortTable(rows, look);
  const says = (r: number, c: number) => {
    const row = rows[r]!;
    const names = { row: row.month, month: drawn.columns[c] ?? "" };
    const share = row.cells[c] ?? null;
    if (share === null)
      return say({ zh: "{row} 首购，{month}：未满，不计", en: "{row}, {month}: still open" }, names);
    return say(
      {
        zh: "{row} 首购，{month}：{share}，{n} / {size}",
        en: "{row}, {month}: {share}, {n} / {size}",
      },
      { ...names, share: percent(share, look.language), n: row.counts[c] ?? 0, size: row.size },
    );
  };
  const title = say({ zh: "首购同期群留存", en: "Retention by first-purchase cohort" });
  return (
    <ChartCard
      title={title}
      metric="retentionRate"
      file="cohorts"
      note={say(words.note)}
      svg={() => heatSvg(drawn, look)}
      table={{
        columns: [
          say({ zh: "首购月", en: "First buy" }),
          say(words.size),
          ...Array.from({ length: months }, (_, i) => say({ zh: "{n} 月，%", en: "M{n}, %" }, { n: i + 1 })),
        ],
        rows: rows.map((row) => [
          row.month,
          row.size,
          ...Array.from({ length: months }, (_, i) => {
            const cell = row.cells[i] ?? null;
            return cell === null ? null : Math.round(cell * 10_000) / 100;
          }),
        ]),
      }}
      right={
        <>
          {open && (
            <span className="legend">
              <span className="legend-box hatched" />
              {say({ zh: "未满，不计", en: "still open" })}
            </span>
          )}
          <SegmentedSwitch<Measure>
            label={title}
            value={measure}
            options={(Object.keys(measures) as Measure[]).map((value) => ({
              value,
              label: say(measures[value].name),
            }))}
            onChange={(next: Measure) => setMeasure(next)}
          />
        </>
      }
    >
      <CohortGrid
        table={drawn}
        noteName={say(words.size)}
        nothingYet={say({ zh: "首购月未满，下月起计", en: "first month still open, counts from the next" })}
        says={says}
      />
    </ChartCard>
  );
}
