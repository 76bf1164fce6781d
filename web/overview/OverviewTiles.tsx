import type { Overview } from "../../server/metrics/overview/schema.ts";
import { FigureSupport } from "../figure/FigureSupport.tsx";
import { Figure } from "../kit/Figure.tsx";
import { FxButton } from "../kit/FxButton.tsx";
import { text } from "../kit/format.ts";
import { Icon } from "../kit/Icon.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";

/** One surface: six figures, and below them what is in none of them. */
export function OverviewTiles({ overview }: { overview: Overview }) {
  const { say } = useLanguage();
  const money = useMoney();
  const { unidentified } = overview;
  return (
    <section className="tiles" aria-label={say({ zh: "主要指标", en: "Main figures" })}>
      {overview.tiles.map((tile) => (
        <Figure
          key={tile.metric}
          metric={tile.metric}
          label={say(tile.name)}
          unit={tile.unit}
          betterWhen={tile.betterWhen}
          value={tile.value}
          previous={tile.previous}
          support={<FigureSupport {...tile} />}
          series={tile.series}
          previousSeries={tile.previousSeries}
        />
      ))}
      {unidentified.lines > 0 && (
        <p className="tiles-note">
          <Icon name="info" size={14} />
          {say(
            {
              zh: "另有 {lines} 行（{orders} 单，{amount}）没有客户号，记为未识别，不在客户类指标里。",
              en: "{lines|more line|more lines} ({orders|order|orders}, {amount}) have no customer: unidentified, in no customer figure.",
            },
            {
              lines: unidentified.lines,
              orders: unidentified.orders,
              amount: text(unidentified.amount, "money", money),
            },
          )}
          <FxButton metric="unidentifiedShare" name={say({ zh: "未识别", en: "Unidentified" })} />
        </p>
      )}
    </section>
  );
}
