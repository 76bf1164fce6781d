import { useMemo, useRef, useState } from "react";
import type { StudyReport } from "../../server/models/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { LazyChart } from "../charts/LazyChart.tsx";
import { trackingLines } from "../charts/trackingLines.ts";
import { useLook } from "../charts/useLook.ts";
import { count, percent } from "../kit/format.ts";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import { localeOf } from "../phrase.ts";
import { hows } from "./hows.ts";
import { aheadOf, cumulativeOf, seasonOf, weeksOf } from "./tracked.ts";
import { dayOf, offText } from "./verdict.ts";

/** Repeat purchases against what was expected of them: week by week, or added up since the forecast began. */
export function TrackingCard({ study }: { study: StudyReport }) {
  const say = useSay();
  const look = useLook();
  const { language } = look;
  const svg = useRef<() => string>(undefined);
  const [view, setView] = useState<"weekly" | "cumulative">("weekly");
  const weeks = useMemo(() => weeksOf(study), [study]);
  const added = useMemo(() => aheadOf(study) ?? cumulativeOf(weeks), [study, weeks]);
  const shown = view === "weekly" ? weeks : added;
  const option = useMemo(() => trackingLines(shown, look), [shown, look]);
  const last = shown.at(-1);
  const band = last?.band;
  const weekly = view === "weekly";
  const title = weekly
    ? say({ zh: "每周回购：预测与实际", en: "Repeat purchases a week: forecast and actual" })
    : say({ zh: "累计回购：预测与实际", en: "Repeat purchases added up: forecast and actual" });
  const off = (expected: number, actual: number) => offText(expected, actual, language);
  return (
    <ChartCard
      title={title}
      how={hows.tracking}
      file={weekly ? "forecast-tracking" : "forecast-tracking-cumulative"}
      right={
        <SegmentedSwitch
          label={say({ zh: "怎么看", en: "View" })}
          value={view}
          options={[
            { value: "weekly", label: say({ zh: "每周", en: "Weekly" }) },
            { value: "cumulative", label: say({ zh: "累计", en: "Cumulative" }) },
          ]}
          onChange={setView}
        />
      }
      note={
        weekly
          ? say({
              zh: "黑线是实际，绿色虚线是预测；灰底是当时已经知道的",
              en: "Black is what came, dashed green what was expected; grey was known then",
            })
          : say(
              band
                ? {
                    zh: "从 {day} 起累加：到期末预测 {expected}，实际 {actual}，差 {off}。色带是 {level} 区间：模型若对，总数有 {level} 的可能落在里面（{low}–{high}），算上了各人的偶然和参数的不确定；实际{where}",
                    en: "Added up since {day}: {expected} forecast, {actual} came, off by {off}. The band is the {level} interval: if the model is right, the total falls inside ({low}–{high}) with that chance, by each customer’s own chance and what is not known of the parameters. What came is {where}",
                  }
                : {
                    zh: "从 {day} 起累加：到期末预测 {expected}，实际 {actual}，差 {off}。这里只按模型和首购日期算，旁边的总偏差还用了每人的历史",
                    en: "Added up since {day}: {expected} forecast, {actual} came, off by {off}. By the model and first purchases alone; the total beside it also knows each history",
                  },
              {
                day: dayOf(study.calibrationEnd),
                expected: count(last?.expected, language),
                actual: count(last?.actual, language),
                off: last ? off(last.expected, last.actual) : "",
                level: percent(study.tracking.ahead?.level ?? null, language, 0),
                low: count(band?.low, language),
                high: count(band?.high, language),
                where:
                  last && band && last.actual >= band.low && last.actual <= band.high
                    ? say({ zh: "在里面", en: "inside" })
                    : say({ zh: "在外面", en: "outside" }),
              },
            )
      }
      svg={() => svg.current?.()}
      table={{
        columns: [
          say({ zh: "周（末日）", en: "Week (last day)" }),
          weekly ? say({ zh: "实际", en: "Actual" }) : say({ zh: "累计实际", en: "Actual, added up" }),
          weekly ? say({ zh: "预测", en: "Forecast" }) : say({ zh: "累计预测", en: "Forecast, added up" }),
          say({ zh: "差", en: "Off by" }),
          ...(!weekly && band ? [say({ zh: "区间", en: "Interval" })] : []),
        ],
        rows: shown.map((week) => [
          week.day,
          week.actual,
          Math.round(week.expected * 10) / 10,
          off(week.expected, week.actual),
          ...(week.band
            ? [`${count(week.band.low, language, 1)}–${count(week.band.high, language, 1)}`]
            : []),
        ]),
      }}
    >
      <LazyChart
        option={option}
        height={230}
        label={title}
        points={shown.map(
          (week) => `${week.day}: ${count(week.actual, language)} / ${count(week.expected, language, 1)}`,
        )}
        onReady={(make) => {
          svg.current = make;
        }}
      />
      <SeasonNote months={seasonOf(weeks)} />
    </ChartCard>
  );
}

/** Where the forecast is off because of the month. Nothing where the two years do not agree. */
function SeasonNote({ months }: { months: ReturnType<typeof seasonOf> }) {
  const say = useSay();
  const { language } = useLook();
  if (months.length === 0) return null;
  const name = new Intl.DateTimeFormat(localeOf(language), { month: "long", timeZone: "UTC" });
  const listed = months.map(({ month, now, before }) =>
    say(
      { zh: "{month}（{now}，前一年 {before}）", en: "{month} ({now}, the year before {before})" },
      {
        month: name.format(new Date(Date.UTC(2026, month - 1, 1))),
        now: offText(1 + now, 1, language),
        before: offText(1 + before, 1, language),
      },
    ),
  );
  return (
    <p className="trust-words">
      {say(
        {
          zh: "有季节：{months}，实际与预测之差两年方向相同。模型不知道季节，这些月份的预测要相应加减。",
          en: "There is a season: {months}; what came was off the forecast the same way in both years. The models know no seasons: read these months with that in mind.",
        },
        { months: listed.join(say({ zh: "、", en: ", " })) },
      )}
    </p>
  );
}
