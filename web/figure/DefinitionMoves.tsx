import type { Moved } from "../../server/metrics/definitions/schema.ts";
import { Bones } from "../kit/Bones.tsx";
import { Change } from "../kit/Change.tsx";
import { exact, text, type Unit } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useSay } from "../language.tsx";
import { whyWords } from "./whyWords.ts";

/** Figure by figure, from what to what: the last whole month and the one that is running. */
export function DefinitionMoves({ affected }: { affected: Moved[] | undefined }) {
  const say = useSay();
  const money = useMoney();
  if (!affected) return <Bones lines={3} />;
  // Small numbers in full: from 4 to 4 would say that nothing moves.
  const written = (value: number | null, unit: Unit) =>
    unit === "money" || unit === "moneyEach" || unit === "rate"
      ? text(value, unit, money)
      : exact(value, unit, money);
  const moves = ({ periods }: Moved) => periods.some((period) => period.before !== period.after);
  const moved = affected.filter(moves);
  const still = affected.length - moved.length;
  return (
    <>
      {moved.length > 0 && (
        <TableScroll label={say({ zh: "口径改动的影响", en: "What the change moves" })}>
          <table className="moves">
            <thead>
              <tr>
                <th>{say({ zh: "指标", en: "Figure" })}</th>
                <th>{say({ zh: "上月", en: "Last month" })}</th>
                <th>{say({ zh: "本月至今", en: "This month so far" })}</th>
              </tr>
            </thead>
            <tbody>
              {moved.map(({ metric, title, unit, betterWhen, periods }) => (
                <tr key={metric}>
                  <td>{say(title)}</td>
                  {periods.map(({ from, before, after, why }) => (
                    <td key={from}>
                      {before === null && after === null && why ? (
                        <span className="text-3">{say(whyWords[why])}</span>
                      ) : (
                        <>
                          {written(before, unit)} → <b>{written(after, unit)}</b>{" "}
                          {before !== after && (
                            <Change value={after} previous={before} unit={unit} betterWhen={betterWhen} />
                          )}
                        </>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <p className="text-3">
        {moved.length === 0
          ? say({
              zh: "上月和本月的数字都不会变。",
              en: "No figure of last month or this one would change.",
            })
          : still > 0 &&
            say(
              { zh: "另有 {n} 个指标不变。", en: "{n|other figure stays|other figures stay}." },
              { n: still },
            )}
      </p>
    </>
  );
}
