import type { Dimension } from "../../server/metrics/schema.ts";
import { saysOf } from "../callError.ts";
import { Bones } from "../kit/Bones.tsx";
import { FxButton } from "../kit/FxButton.tsx";
import { count, none, percent, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import type { Question } from "../question/useQuestion.ts";
import { useCall } from "../useCall.ts";

export interface SliceChoice {
  metric: string;
  value: string;
  part: "numerator" | "denominator";
}

interface SliceTableProps {
  label: string;
  metrics: readonly string[];
  by: Dimension;
  /** How the first column is called. */
  head: string;
  question: Pick<Question, "period" | "definition">;
  /** Where a slice has no name. */
  unnamed?: Pair;
  nothing: string;
  onChoose?: ((choice: SliceChoice) => void) | undefined;
}

/** Figures by channel, colleague, event …: each with n / N and, for shares, its interval; a click lists the people. */
export function SliceTable(props: SliceTableProps) {
  const { label, metrics, by, head, question, nothing, onChoose } = props;
  const { say, language } = useLanguage();
  const money = useMoney();
  const answer = useCall("measure", {
    metrics: [...metrics],
    by: [by],
    period: question.period,
    definition: question.definition,
  });
  const known = useCall("listMetrics", {});
  const error = answer.error ?? known.error;
  if (error) return <p role="alert">{say(saysOf(error))}</p>;
  if (!answer.data || !known.data) return <Bones lines={4} />;
  const rows = answer.data.rows.filter(({ values }) => values.length > 0);
  const named = rows.filter(({ values }) => values[0] !== "" && values[0] !== "0");
  if (named.length === 0) return <p className="text-2">{nothing}</p>;
  const info = new Map(known.data.metrics.map((one) => [one.name, one]));
  return (
    <TableScroll label={label}>
      <table className="table" aria-busy={answer.isPlaceholderData}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {metrics.map((metric) => (
              <th key={metric} scope="col" className="number">
                {say(info.get(metric)?.title ?? { zh: metric, en: metric })}{" "}
                <FxButton metric={metric} name={say(info.get(metric)?.title ?? { zh: metric, en: metric })} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 30).map((row) => (
            <tr key={row.values[0]}>
              <th scope="row">
                {row.values[0] === "" || row.values[0] === "0"
                  ? say(props.unnamed ?? { zh: "没有写", en: "Not said" })
                  : say(row.labels[0]!)}
              </th>
              {row.figures.map(({ metric, cells }) => {
                const cell = cells[0];
                const entry = info.get(metric);
                const value = cell?.value ?? null;
                if (!entry || !cell || value === null)
                  return (
                    <td key={metric} className="number">
                      {none}
                    </td>
                  );
                const shown = text(value, entry.unit, money);
                const more =
                  cell.denominator === null
                    ? ""
                    : `${count(cell.numerator, language)} / ${count(cell.denominator, language)}${
                        cell.interval
                          ? ` · ${percent(cell.interval.low, language, 0)}–${percent(cell.interval.high, language, 0)}`
                          : ""
                      }`;
                return (
                  <td key={metric} className="number">
                    {onChoose && entry.parts.length > 0 && row.values[0] !== "" && cell.numerator !== 0 ? (
                      <button
                        type="button"
                        className="link"
                        onClick={() =>
                          onChoose({ metric, value: row.values[0]!, part: entry.parts[0] ?? "numerator" })
                        }
                      >
                        {shown}
                      </button>
                    ) : (
                      shown
                    )}
                    {more && <span className="text-3"> {more}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
