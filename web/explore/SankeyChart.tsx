import { useMemo } from "react";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { SankeyDrawing } from "../charts/SankeyDrawing.tsx";
import { sankeySvg } from "../charts/sankeySvg.ts";
import { useLook } from "../charts/useLook.ts";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { useLanguage } from "../language.tsx";
import type { DrawnCard } from "./drawnCard.ts";
import { asFlow, blockNames, flowOf } from "./flowOf.ts";
import { usePoint } from "./usePoint.ts";

interface SankeyChartProps extends DrawnCard {
  metric: MetricInfo;
}

/** A figure that adds up, from the groups of one cut to those of another; a click lists the people of a band. */
export function SankeyChart({ answer, metric, ...card }: SankeyChartProps) {
  const { say, language } = useLanguage();
  const look = useLook();
  const [, openPoint] = usePoint();
  const found = useMemo(() => flowOf(answer, metric, language), [answer, metric, language]);
  const title = card.title ?? metric.title[language];
  const frame = { title, metric: metric.name, asked: card.asked, menu: card.menu };
  const file = `${metric.name}-flow`;
  if ("zh" in found)
    return (
      <ChartCard {...frame} note={card.note} file={file} table={{ columns: [], rows: [] }}>
        <EmptyChart missing={say(found)} />
      </ChartCard>
    );
  const flow = asFlow(found);
  const named = blockNames(found, metric, look);
  const bandOf = (from: string, to: string) =>
    found.bands.find((band) => band.from.key === from && band.to.key === to);
  const [period] = answer.periods;
  const pickOf = (from: string, to: string) => {
    const row = bandOf(from, to)?.row;
    if (!row || !period || metric.parts.length === 0) return undefined;
    return () => openPoint({ metric: metric.name, from: period.from, values: row.values });
  };
  const notes = [
    card.note ?? say(metric.says).replace(/[。.]$/, ""),
    say({ zh: "带子的粗细是这个数", en: "a band is as thick as the figure" }),
    period?.open && say({ zh: "这段时间还没过完", en: "the period is not over yet" }),
  ].filter((note) => typeof note === "string");
  return (
    <ChartCard
      {...frame}
      file={file}
      note={notes.join(language === "zh" ? "；" : "; ")}
      svg={() => sankeySvg(flow, named, look)}
      table={{
        columns: [say({ zh: "从", en: "From" }), say({ zh: "到", en: "To" }), metric.title[language]],
        rows: found.bands.map(({ from, to, size }) => [from.name, to.name, size]),
      }}
    >
      <SankeyDrawing
        flow={flow}
        label={title}
        named={named}
        pickOf={pickOf}
        says={(from, to) => {
          const size = bandOf(from, to)?.size ?? 0;
          return `${named(from, "before").name} → ${named(to, "after").name}: ${named.written(size)}`;
        }}
      />
    </ChartCard>
  );
}
