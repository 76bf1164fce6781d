import "./overview.css";
import { useMemo, useRef } from "react";
import type { Overview } from "../../server/metrics/overview/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { concentrationCurve } from "../charts/concentrationCurve.ts";
import { LazyChart } from "../charts/LazyChart.tsx";
import { useLook } from "../charts/useLook.ts";
import { percent } from "../kit/format.ts";
import { useSay } from "../language.tsx";

export function ConcentrationCard({ concentration }: { concentration: Overview["concentration"] }) {
  const say = useSay();
  const look = useLook();
  const svg = useRef<() => string>(undefined);
  const { curve, top20Share } = concentration;
  const option = useMemo(() => concentrationCurve(curve, top20Share, look), [curve, top20Share, look]);
  const title = say({ zh: "前 20% 的客户", en: "The top 20%" });
  const columns = [
    say({ zh: "客户占比，%", en: "Customers, %" }),
    say({ zh: "销售额占比，%", en: "Revenue, %" }),
  ];
  const hundred = (share: number) => Math.round(share * 10_000) / 100;
  return (
    <ChartCard
      title={title}
      metric="top20Share"
      file="concentration"
      note={say({
        zh: "客户从买得最多的排起；虚线是人人一样多的样子",
        en: "Customers from the largest down; the dashed line is what equal ones would give",
      })}
      svg={() => svg.current?.()}
      table={{ columns, rows: curve.map((point) => [hundred(point.customers), hundred(point.revenue)]) }}
    >
      {top20Share === null ? (
        <p className="text-2">
          {say({ zh: "这段时间没有客户的销售。", en: "No customer bought in this period." })}
        </p>
      ) : (
        <>
          <p className="concentration-head">
            <strong>{percent(top20Share, look.language)}</strong>
            <span className="text-2">
              {say({ zh: "的销售额来自他们", en: "of revenue comes from them" })}
            </span>
          </p>
          <LazyChart
            option={option}
            height={150}
            label={`${title}: ${percent(top20Share, look.language)}`}
            points={curve.map(
              (point) =>
                `${percent(point.customers, look.language, 0)}: ${percent(point.revenue, look.language)}`,
            )}
            onReady={(make) => {
              svg.current = make;
            }}
          />
        </>
      )}
    </ChartCard>
  );
}
