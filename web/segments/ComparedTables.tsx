import "./segments.css";
import type { Comparison, Profile } from "../../server/segments/schema.ts";
import { count, type Money, percent, signed, text } from "../kit/format.ts";
import { Interval } from "../kit/Interval.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";

interface Side {
  name: string;
  customers: number;
}

interface ComparedTablesProps {
  figures: readonly (Comparison["figures"][number] & Partial<Pick<Profile["figures"][number], "drawnBy">>)[];
  traits: Comparison["traits"];
  a: Side;
  b: Side;
}

/** Two groups of customers side by side: means with the effect and its interval, and what they are, share by share. */
export function ComparedTables({ figures, traits, a, b }: ComparedTablesProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const widest = Math.max(
    0.2,
    ...figures.map((row) => Math.max(Math.abs(row.low ?? 0), Math.abs(row.high ?? 0))),
  );
  return (
    <>
      <TableScroll label={say({ zh: "比较", en: "Comparison" })}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "指标", en: "Figure" })}</th>
              <th scope="col" className="number">
                {a.name} <span className="text-3">{count(a.customers, language)}</span>
              </th>
              <th scope="col" className="number">
                {b.name} <span className="text-3">{count(b.customers, language)}</span>
              </th>
              <th scope="col" className="seg-effect">
                {say({ zh: "效应", en: "Effect" })}
              </th>
              <th scope="col" className="number">
                d
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.map((row) => (
              <tr key={row.figure}>
                <th scope="row">
                  {say(row.title)}
                  {row.drawnBy && (
                    <span className="text-3"> {say({ zh: "分级依据", en: "drawn by it" })}</span>
                  )}
                </th>
                <td className="number">{mean(row.a.mean, row.unit, money)}</td>
                <td className="number">{mean(row.b.mean, row.unit, money)}</td>
                <td className="seg-effect">
                  {row.d !== null && row.low !== null && row.high !== null && (
                    <Interval
                      low={row.low}
                      value={row.d}
                      high={row.high}
                      from={-widest}
                      to={widest}
                      line={0}
                      text={`d ${signed(row.d, language, 2)}`}
                    />
                  )}
                </td>
                <td className="number">{row.d === null ? "–" : signed(row.d, language, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <div className="seg-traits">
        {traits.map((trait) => (
          <section key={trait.trait}>
            <h3>
              {say(trait.title)}{" "}
              <span className="text-3">V {trait.v === null ? "–" : trait.v.toFixed(2)}</span>
            </h3>
            <table className="table">
              <tbody>
                {trait.values.map((value) => (
                  <tr key={value.label.en}>
                    <th scope="row">{say(value.label)}</th>
                    <td className="number">{percent(value.a, language)}</td>
                    <td className="number text-3">{percent(value.b, language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
    </>
  );
}

function mean(value: number | null, unit: Comparison["figures"][number]["unit"], money: Money): string {
  if (value === null) return "–";
  if (unit === "money") return text(value, "moneyEach", money);
  return count(value, money.language, value < 100 ? 1 : 0);
}
