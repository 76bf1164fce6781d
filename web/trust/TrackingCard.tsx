import { useMemo, useRef } from "react";
import type { StudyReport } from "../../server/models/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { LazyChart } from "../charts/LazyChart.tsx";
import { type TrackedWeek, trackingLines } from "../charts/trackingLines.ts";
import { useLook } from "../charts/useLook.ts";
import { count } from "../kit/format.ts";
import { useSay } from "../language.tsx";
import { dayOf } from "./verdict.ts";

/** The study's weeks, ending with its last day. */
function weeksOf(study: StudyReport): TrackedWeek[] {
  const { actual, expected, calibrationUnits } = study.tracking;
  return actual.map((value, i) => ({
    day: dayOf(study.holdoutEnd - 7 * (actual.length - 1 - i)),
    actual: value,
    expected: expected[i]!,
    ahead: i >= calibrationUnits,
  }));
}

export function TrackingCard({ study }: { study: StudyReport }) {
  const say = useSay();
  const look = useLook();
  const svg = useRef<() => string>(undefined);
  const weeks = useMemo(() => weeksOf(study), [study]);
  const option = useMemo(() => trackingLines(weeks, look), [weeks, look]);
  const title = say({ zh: "每周回购：预测与实际", en: "Repeat purchases a week: forecast and actual" });
  return (
    <ChartCard
      title={title}
      file="forecast-tracking"
      note={say({
        zh: "黑线是实际，绿色虚线是预测；灰底是当时已经知道的",
        en: "Black is what came, dashed green what was expected; grey was known then",
      })}
      svg={() => svg.current?.()}
      table={{
        columns: [
          say({ zh: "周（末日）", en: "Week (last day)" }),
          say({ zh: "实际", en: "Actual" }),
          say({ zh: "预测", en: "Forecast" }),
        ],
        rows: weeks.map((week) => [week.day, week.actual, Math.round(week.expected * 10) / 10]),
      }}
    >
      <LazyChart
        option={option}
        height={230}
        label={title}
        points={weeks.map(
          (week) =>
            `${week.day}: ${count(week.actual, look.language)} / ${count(week.expected, look.language, 1)}`,
        )}
        onReady={(make) => {
          svg.current = make;
        }}
      />
    </ChartCard>
  );
}
