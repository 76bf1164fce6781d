import type { Comparison, Profile } from "../../server/segments/compared/schema.ts";
import { count, signed } from "../kit/format.ts";
import { Interval } from "../kit/Interval.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import type { BehindLine } from "./ComparedPeople.tsx";
import { comparedText, differenceText, pointsWord } from "./comparedWords.ts";

export type ComparedRow = Comparison["figures"][number] &
  Partial<Pick<Profile["figures"][number], "drawnBy">>;
export interface Side {
  name: string;
  customers: number;
}

interface ComparedFiguresProps {
  label: string;
  rows: readonly ComparedRow[];
  a: Side;
  b: Side;
  /** The ends of the bar of effects, the same for every table of a comparison. */
  widest: number;
  onPeople?: ((line: BehindLine) => void) | undefined;
}

/** Figures of two groups side by side, with the difference in their own unit and as an effect with its interval. */
export function ComparedFigures({ label, rows, a, b, widest, onPeople }: ComparedFiguresProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const cell = (row: ComparedRow, side: "a" | "b") => {
    const shown = comparedText(row[side].mean, row.unit, money);
    if (!onPeople) return shown;
    const title = say(row.title);
    return (
      <button
        type="button"
        className="link"
        aria-label={`${side === "a" ? a.name : b.name} · ${title} ${shown}`}
        onClick={() => onPeople({ side, of: row.figure, title, unit: row.unit })}
      >
        {shown}
      </button>
    );
  };
  return (
    <TableScroll label={label}>
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
            <th scope="col" className="number">
              {say({ zh: "相差（95% 区间）", en: "Difference (95 %)" })}
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
          {rows.map((row) => (
            <tr key={row.figure}>
              <th scope="row">
                {say(row.title)}
                {row.drawnBy && <span className="text-3"> {say({ zh: "分级依据", en: "drawn by it" })}</span>}
              </th>
              <td className="number">{cell(row, "a")}</td>
              <td className="number">{cell(row, "b")}</td>
              <td className="number">
                {row.difference === null ? (
                  "–"
                ) : (
                  <>
                    {differenceText(row.difference.value, row.unit, money)}
                    {say(pointsWord(row.unit))}{" "}
                    <span className="text-3">
                      {differenceText(row.difference.low, row.unit, money)} …{" "}
                      {differenceText(row.difference.high, row.unit, money)}
                    </span>
                  </>
                )}
              </td>
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
  );
}
