import type { Overview, Tile } from "../../server/metrics/overview/schema.ts";
import { whyWords } from "../figure/FigureFormula.tsx";
import { Figure } from "../kit/Figure.tsx";
import { count, text } from "../kit/format.ts";
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
          support={<Support tile={tile} />}
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
        </p>
      )}
    </section>
  );
}

/** What holds the figure up: n / N for a share, the former value for the rest, or why there is none. */
function Support({ tile }: { tile: Tile }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  if (tile.why) return <>{say(whyWords[tile.why])}</>;
  if (tile.unit === "rate" && tile.numerator !== null && tile.denominator !== null) {
    return (
      <>
        {count(tile.numerator, language)} / {count(tile.denominator, language)} {say({ zh: "人", en: "" })}
      </>
    );
  }
  if (tile.unit === "moneyEach" && tile.numerator !== null && tile.denominator !== null) {
    return (
      <>
        {text(tile.numerator, "money", money)} / {text(tile.denominator, "orders", money)}
      </>
    );
  }
  if (tile.previous === null) return null;
  return <>{say({ zh: "上期 {v}", en: "was {v}" }, { v: text(tile.previous, tile.unit, money) })}</>;
}
