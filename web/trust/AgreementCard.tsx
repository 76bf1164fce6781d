import { useMemo, useRef } from "react";
import { type Agreement, agreementDots } from "../charts/agreementDots.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { LazyChart } from "../charts/LazyChart.tsx";
import { useLook } from "../charts/useLook.ts";
import type { How } from "../kit/FxNote.tsx";
import { useSay } from "../language.tsx";

interface AgreementCardProps {
  title: string;
  how: How;
  note: string;
  file: string;
  points: readonly Agreement[];
  write(value: number): string;
}

/** Dots near the diagonal: what was said came true. */
export function AgreementCard({ title, how, note, file, points, write }: AgreementCardProps) {
  const say = useSay();
  const look = useLook();
  const svg = useRef<() => string>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `write` follows from the language, which is in the look.
  const option = useMemo(() => agreementDots(points, write, look), [points, look]);
  return (
    <ChartCard
      title={title}
      how={how}
      note={note}
      file={file}
      svg={() => svg.current?.()}
      table={{
        columns: [
          say({ zh: "组", en: "Group" }),
          say({ zh: "人数", en: "Customers" }),
          say({ zh: "预测", en: "Forecast" }),
          say({ zh: "实际", en: "Actual" }),
        ],
        rows: points.map((point) => [
          point.name,
          point.count,
          Math.round(point.said * 1e4) / 1e4,
          Math.round(point.came * 1e4) / 1e4,
        ]),
      }}
    >
      <LazyChart
        option={option}
        height={230}
        label={title}
        points={points.map((point) => `${point.name}: ${write(point.said)} / ${write(point.came)}`)}
        onReady={(make) => {
          svg.current = make;
        }}
      />
    </ChartCard>
  );
}
