import type { Output } from "../call.ts";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";

type Wrong = Output<"previewRates">["errors"][number];

const columns: Record<Wrong["column"], Pair> = {
  day: { zh: "日期", en: "date" },
  currency: { zh: "币种", en: "currency" },
  rate: { zh: "汇率", en: "rate" },
  row: { zh: "整行", en: "row" },
};
const shown = 12;

/** Each wrong row with its column, its value and the reason. */
export function RateErrors({ errors }: { errors: readonly Wrong[] }) {
  const say = useSay();
  const rest = errors.length - shown;
  return (
    <div role="alert">
      <p className="unfavourable">
        {say(
          { zh: "{n} 行有错，改好才能保存：", en: "{n|row is|rows are} wrong and must be mended first:" },
          { n: errors.length },
        )}
      </p>
      <ul className="rate-errors">
        {errors.slice(0, shown).map((error) => (
          <li key={`${error.row} ${error.column}`}>
            {say(
              { zh: "第 {row} 行，{column}", en: "Row {row}, {column}" },
              { row: error.row, column: say(columns[error.column]) },
            )}
            {error.value !== "" && (
              <>
                {" "}
                <code>{error.value}</code>
              </>
            )}{" "}
            {say(error.why)}
          </li>
        ))}
        {rest > 0 && (
          <li className="text-3">{say({ zh: "还有 {n} 处", en: "and {n} more" }, { n: rest })}</li>
        )}
      </ul>
    </div>
  );
}
