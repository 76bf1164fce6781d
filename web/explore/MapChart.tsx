import { Select } from "antd";
import { useMemo } from "react";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { TileMapGrid } from "../charts/TileMapGrid.tsx";
import { tileMapSvg } from "../charts/tileMap.ts";
import { useLook } from "../charts/useLook.ts";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { useLanguage } from "../language.tsx";
import type { DrawnCard } from "./drawnCard.ts";
import { labelOf } from "./explored.ts";
import { deeper, mapOf, upwards } from "./mapOf.ts";
import { placesOf, withinName } from "./placesOf.ts";
import { usePoint } from "./usePoint.ts";
import type { Shape, View } from "./view.ts";

interface MapChartProps extends DrawnCard {
  metric: MetricInfo;
  view: Pick<View, "by" | "where">;
  /** Goes a level down or up; absent where the question is fixed. */
  onGo?: ((to: Pick<Shape, "by" | "where">) => void) | undefined;
}

/** A figure by province on the tile map of China, or by the cities or counties of one; a click lists a tile's people. */
export function MapChart({ answer, metric, view, onGo, ...card }: MapChartProps) {
  const { say, language } = useLanguage();
  const look = useLook();
  const [, openPoint] = usePoint();
  const { map, rows, open } = useMemo(
    () => placesOf(answer, metric, view, look),
    [answer, metric, view, look],
  );
  const at = mapOf(view);
  const within = at && at.level !== "country" ? withinName(at.within, answer, look) : "";
  const title = card.title ?? metric.title[language] + (within && ` · ${within}`);
  const [period] = answer.periods;
  const pick = (key: string) => {
    const row = rows.get(key);
    if (row && period) openPoint({ metric: metric.name, from: period.from, values: row.values });
  };
  const below = onGo
    ? [...rows.values()].flatMap((row) => {
        const code = Number(row.values[0]);
        const to = deeper(view, code);
        const level = to?.by[0];
        return level && metric.dimensions.includes(level)
          ? [{ value: code, label: labelOf(row.labels[0], language), to }]
          : [];
      })
    : [];
  const above = onGo && upwards(view);
  const notes = [
    card.note ?? say(metric.says).replace(/[。.]$/, ""),
    say({ zh: "颜色按名次", en: "coloured by rank" }),
    say({ zh: "没有数的地方留空，不是 0", en: "a place without a figure is empty, not 0" }),
    open && say({ zh: "这段时间还没过完", en: "the period is not over yet" }),
    answer.leftOut > 0 &&
      say({ zh: "另有 {n} 组没有列出", en: "{n} more groups are not listed" }, { n: answer.leftOut }),
  ].filter((note) => note !== false);
  return (
    <ChartCard
      title={title}
      metric={metric.name}
      file={`${metric.name}-map`}
      asked={card.asked}
      menu={card.menu}
      note={notes.join(language === "zh" ? "；" : "; ")}
      svg={() => tileMapSvg(map, look)}
      table={{
        columns: [say({ zh: "地区", en: "Region" }), metric.title[language]],
        rows: [...rows.values()].map((row) => [
          labelOf(row.labels[0], language),
          row.figures.find((figure) => figure.metric === metric.name)?.cells[0]?.value ?? null,
        ]),
      }}
      right={
        onGo && (
          <>
            {above && (
              <button type="button" className="link" onClick={() => onGo(above)}>
                {above.by[0] === "province"
                  ? say({ zh: "← 全国", en: "← All of China" })
                  : say({ zh: "← 全省", en: "← The province" })}
              </button>
            )}
            {below.length > 0 && (
              <Select
                className="map-deeper"
                showSearch
                value={null}
                optionFilterProp="label"
                popupMatchSelectWidth={200}
                aria-label={say({ zh: "看里面的市或区县", en: "Look inside one" })}
                placeholder={
                  at?.level === "country"
                    ? say({ zh: "看一个省的各市…", en: "Cities of a province…" })
                    : say({ zh: "看一个市的区县…", en: "Districts of a city…" })
                }
                options={below.map(({ value, label }) => ({ value, label }))}
                onChange={(code: number | null) => {
                  const to = below.find((one) => one.value === code)?.to;
                  if (to) onGo(to);
                }}
              />
            )}
          </>
        )
      }
    >
      {map.tiles.length === 0 ? (
        <EmptyChart
          missing={say({
            zh: "这里的客户都没有更细的地址。",
            en: "No customer here has a finer address.",
          })}
        />
      ) : (
        <TileMapGrid map={map} label={title} onPick={metric.parts.length > 0 ? pick : undefined} />
      )}
    </ChartCard>
  );
}
