import "./overview.css";
import { useMemo, useRef } from "react";
import type { Overview } from "../../server/metrics/overview/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { LazyChart } from "../charts/LazyChart.tsx";
import { useLook } from "../charts/useLook.ts";
import { zeroBars } from "../charts/zeroBars.ts";
import { Card } from "../kit/Card.tsx";
import { Difference } from "../kit/Change.tsx";
import { toneOf } from "../kit/changeText.ts";
import { count, moneyScale, signed } from "../kit/format.ts";
import { useSay } from "../language.tsx";
import type { Compare } from "../question/useQuestion.ts";

const causes = {
  customers: { zh: "客户数", en: "Buyers" },
  frequency: { zh: "频次", en: "Frequency" },
  orderValue: { zh: "客单价", en: "Order value" },
} as const;

/** Existing customers' revenue against the compared period, split by cause. The bars add up to the difference. */
export function ChangeCard({ overview, compare }: { overview: Overview; compare: Compare }) {
  const say = useSay();
  const look = useLook();
  const svg = useRef<() => string>(undefined);
  const title = say({ zh: "变化从哪里来", en: "What changed" });
  const tile = overview.tiles.find((known) => known.metric === "existingRevenue");
  const bars = useMemo(
    () =>
      overview.change.map((row) => ({
        name: say(causes[row.cause]),
        amount: row.amount,
        better: toneOf(row.amount, "higher"),
      })),
    [overview.change, say],
  );
  const largest = Math.max(1, ...bars.map((bar) => Math.abs(bar.amount)), Math.abs(tile?.value ?? 0));
  const { by, unit } = moneyScale(largest, look);
  const option = useMemo(() => zeroBars(bars, by, look), [bars, by, look]);

  if (bars.length === 0 || tile?.value == null || tile.previous === null) {
    const why =
      compare === "none"
        ? say({
            zh: "没有选对比期，说不出变化。",
            en: "No period is compared, so there is no change to split.",
          })
        : say({
            zh: "对比期里没有老客户的销售，拆不出原因。",
            en: "The compared period has no existing customers to split by.",
          });
    return (
      <Card title={title} metric="existingRevenue">
        <p className="text-2">{why}</p>
      </Card>
    );
  }
  const difference = tile.value - tile.previous;
  return (
    <ChartCard
      title={title}
      metric="existingRevenue"
      file="change"
      note={say(
        { zh: "老客户销售额，{unit}，按原因拆开", en: "Existing revenue, {unit}, split by cause" },
        { unit },
      )}
      svg={() => svg.current?.()}
      table={{
        columns: [say({ zh: "原因", en: "Cause" }), say({ zh: "金额", en: "Amount" })],
        rows: bars.map((bar) => [bar.name, bar.amount]),
      }}
    >
      <div className="change-head">
        <span className="text-2">{count(tile.previous / by, look.language, 1)}</span>
        <span className="text-3" aria-hidden="true">
          →
        </span>
        <strong>{count(tile.value / by, look.language, 1)}</strong>
        <Difference amount={difference / by} betterWhen="higher" unit={unit} />
      </div>
      <LazyChart
        option={option}
        height={bars.length * 22 + 6}
        label={title}
        points={bars.map((bar) => `${bar.name} ${signed(bar.amount / by, look.language)} ${unit}`)}
        onReady={(make) => {
          svg.current = make;
        }}
      />
    </ChartCard>
  );
}
