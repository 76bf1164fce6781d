import type { MeasuredCell, MetricInfo } from "../../server/metrics/schema.ts";
import { partUnit } from "../figure/partUnit.ts";
import { Change } from "../kit/Change.tsx";
import { changeText } from "../kit/changeText.ts";
import { exact, percent, text } from "../kit/format.ts";
import { Interval } from "../kit/Interval.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useYearStart } from "../question/useYearStart.ts";
import {
  type Answer,
  basisOf,
  beforeCell,
  changeOf,
  comparedName,
  everyone,
  labelOf,
  ordered,
  periodName,
  type Row,
  rowName,
} from "./explored.ts";
import { isSettled } from "./shareDifference.ts";
import { usePoint } from "./usePoint.ts";
import type { View } from "./view.ts";

interface GroupTableProps {
  answer: Answer;
  metrics: readonly MetricInfo[];
  slices: readonly Pair[];
  view: Pick<View, "by" | "grain">;
}

const columnsShown = 3;

/** Every group: the last periods, the change with its interval, and the other figures of the same period. */
export function GroupTable({ answer, metrics, slices, view }: GroupTableProps) {
  const { say, language } = useLanguage();
  const yearStart = useYearStart();
  const [first, ...others] = metrics;
  const basis = basisOf(answer, 0, view.grain);
  if (!first || !basis) return null;
  const columns = answer.periods
    .map((_, i) => i)
    .slice(Math.max(0, basis.now + 1 - columnsShown), basis.now + 1);
  const rows = ordered(answer.rows);
  const differences = rows.map((row) => changeOf(row, 0, basis));
  const ends = differences.flatMap((one) => (one?.interval ? [one.interval.low, one.interval.high] : []));
  const scale = { from: Math.min(0, ...ends), to: Math.max(0, ...ends) };
  const intervals = ends.length > 0;
  const held =
    basis.before === "compared" ? comparedName(answer, basis.now, view.grain, language, yearStart) : "";
  const against =
    basis.before === "compared"
      ? answer.comparedSegment
        ? say({ zh: "较{name}", en: "vs {name}" }, { name: held })
        : say({ zh: "较对比期", en: "vs compared" })
      : say({ zh: "较上一段", en: "vs the one before" });
  const title = say({ zh: "各组", en: "Groups" });
  const shares = first.unit === "rate";
  return (
    <TableScroll label={title}>
      <table className="table explore-table">
        <thead>
          <tr>
            {slices.length === 0 ? (
              <th scope="col">{say({ zh: "范围", en: "Of" })}</th>
            ) : (
              slices.map((slice) => (
                <th scope="col" key={slice.en}>
                  {say(slice)}
                </th>
              ))
            )}
            {shares && (
              <th scope="col" className="number">
                {first.formula.denominator && say(first.formula.denominator)}
              </th>
            )}
            {columns.map((i) => (
              <th scope="col" className="number" key={answer.periods[i]!.from}>
                {periodName(answer.periods[i]!, view.grain, language, yearStart)}
              </th>
            ))}
            {basis.before === "compared" && (
              <th scope="col" className="number">
                {held}
              </th>
            )}
            {basis.before !== null && intervals && (
              <th scope="col">
                {against}
                {say({ zh: "，95% 区间", en: ", 95% interval" })}
              </th>
            )}
            {basis.before !== null && (
              <th scope="col" className="number">
                {intervals ? say({ zh: "变化", en: "Change" }) : against}
              </th>
            )}
            {others.map((metric) => (
              <th scope="col" className="number" key={metric.name}>
                {say(metric.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => {
            const difference = differences[i] ?? null;
            const now = row.figures[0]?.cells[basis.now];
            const name = rowName(row, language);
            return (
              <tr
                key={JSON.stringify(row.values)}
                data-sum={row.values.length < view.by.length || row.values.length === 0 || undefined}
              >
                <Heads row={row} depth={view.by.length} language={language} />
                {shares && (
                  <td className="number">
                    {text(now?.denominator ?? null, partUnit(first, "denominator"), {
                      language,
                      currency: "",
                    })}
                  </td>
                )}
                {columns.map((column) => (
                  <FigureCell
                    key={answer.periods[column]!.from}
                    cell={row.figures[0]?.cells[column]}
                    metric={first}
                    from={answer.periods[column]!.from}
                    row={row}
                    name={name}
                    strong={column === basis.now}
                  />
                ))}
                {basis.before === "compared" && (
                  <FigureCell
                    cell={row.figures[0]?.compared[basis.now]}
                    metric={first}
                    from={answer.periods[basis.now]!.from}
                    row={row}
                    name={`${name}, ${held}`}
                    compared
                  />
                )}
                {basis.before !== null && intervals && (
                  <td>
                    {difference?.interval && (
                      <Interval
                        low={difference.interval.low}
                        value={difference.value}
                        high={difference.interval.high}
                        from={scale.from}
                        to={scale.to}
                        line={0}
                        text={`${percent(difference.interval.low, language)} – ${percent(difference.interval.high, language)}`}
                      />
                    )}
                  </td>
                )}
                {basis.before !== null && (
                  <td className="number">
                    {difference && !isSettled(difference) ? (
                      <span className="text-3">
                        {difference.value > 0 ? "▲" : "▼"}{" "}
                        {changeText(now!.value!, beforeCell(row, 0, basis)!.value!, first.unit, language)}{" "}
                        {say({ zh: "未稳", en: "not settled" })}
                      </span>
                    ) : difference ? (
                      <Change
                        value={now?.value ?? null}
                        previous={beforeCell(row, 0, basis)?.value ?? null}
                        unit={first.unit}
                        betterWhen={first.betterWhen}
                      />
                    ) : (
                      "–"
                    )}
                  </td>
                )}
                {others.map((metric, at) => (
                  <FigureCell
                    key={metric.name}
                    cell={row.figures[at + 1]?.cells[basis.now]}
                    metric={metric}
                    from={answer.periods[basis.now]!.from}
                    row={row}
                    name={name}
                  />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Heads({ row, depth, language }: { row: Row; depth: number; language: "zh" | "en" }) {
  const [first, second] = row.labels.map((label) => labelOf(label, language));
  if (depth < 2) return <th scope="row">{first ?? everyone[language]}</th>;
  return (
    <>
      <th scope="row">
        {second === undefined ? (first ?? everyone[language]) : <span className="hidden-text">{first}</span>}
      </th>
      <td className={second === undefined ? "text-3" : undefined}>{second ?? everyone[language]}</td>
    </>
  );
}

interface FigureCellProps {
  cell: MeasuredCell | undefined;
  metric: MetricInfo;
  from: string;
  row: Row;
  name: string;
  strong?: boolean;
  /** Of the compared half. */
  compared?: boolean;
}

/** A figure leads to its people, where it has any. */
function FigureCell({ cell, metric, from, row, name, strong = false, compared = false }: FigureCellProps) {
  const { say } = useLanguage();
  const money = useMoney();
  const [, openPoint] = usePoint();
  const value = cell?.value ?? null;
  if (value === null) {
    return <td className="number text-3">{cell?.why === "open" ? say({ zh: "未满", en: "open" }) : "–"}</td>;
  }
  const shown = text(value, metric.unit, money);
  return (
    <td className={strong ? "number strong" : "number"} title={exact(value, metric.unit, money)}>
      {metric.parts.length === 0 ? (
        shown
      ) : (
        <button
          type="button"
          className="explore-figure"
          aria-label={say(
            { zh: "{name}，{metric} {shown}：看名单", en: "{name}, {metric} {shown}: the people" },
            { name, metric: say(metric.title), shown },
          )}
          onClick={() => openPoint({ metric: metric.name, from, values: row.values, compared })}
        >
          {shown}
        </button>
      )}
    </td>
  );
}
