import "../figure/panel.css";
import type { Against, Filter, MetricInfo } from "../../server/metrics/schema.ts";
import { FigurePeople } from "../figure/FigurePeople.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { exact } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { filtersAgainst } from "../question/against.ts";
import type { Question } from "../question/useQuestion.ts";
import { useYearStart } from "../question/useYearStart.ts";
import { useAddress } from "../useAddress.ts";
import { settledWhere } from "./exploreAddress.ts";
import { type Answer, periodName, quoted, rowName } from "./explored.ts";
import { usePoint } from "./usePoint.ts";
import type { View } from "./view.ts";

interface PointPeopleProps {
  answer: Answer | undefined;
  metrics: readonly MetricInfo[];
  view: Pick<View, "by" | "where" | "grain" | "membership">;
  question: Pick<Question, "definition"> & { compare: Against };
  /** The figures' own choices, where they are not the company's. */
  choices?: Readonly<Record<string, Record<string, string>>>;
}

/** The people behind one point of the chart or one figure of the table, at the right of the page. */
export function PointPeople({ answer, metrics, view, question, choices }: PointPeopleProps) {
  const { say } = useLanguage();
  const [point, open] = usePoint();
  const label = say({ zh: "这个数里的客户", en: "The people in this figure" });
  const close = () => open(undefined);
  const metric = metrics.find((one) => one.name === point?.metric);
  const at = answer?.periods.findIndex((period) => period.from === point?.from) ?? -1;
  const row = answer?.rows.find((one) => JSON.stringify(one.values) === JSON.stringify(point?.values));
  return (
    <Dialog open={point !== undefined} onClose={close} label={label} at="side">
      {metric && answer && row && at >= 0 ? (
        <Found
          metric={metric}
          answer={answer}
          at={at}
          row={row}
          view={view}
          question={question}
          choices={choices?.[metric.name]}
          compared={point?.compared === true && answer.comparedPeriods.length > at}
          onClose={close}
        />
      ) : (
        <div className="panel-section">
          <div className="panel-head">
            <h2>{label}</h2>
            <div className="panel-head-right">
              <DialogClose onClose={close} />
            </div>
          </div>
          {answer && (
            <p>
              {say({
                zh: "这样问已经没有这一组了。",
                en: "Asked like this, that group is not there any more.",
              })}
            </p>
          )}
        </div>
      )}
    </Dialog>
  );
}

interface FoundProps {
  metric: MetricInfo;
  answer: Answer;
  at: number;
  row: Answer["rows"][number];
  view: PointPeopleProps["view"];
  question: PointPeopleProps["question"];
  choices: Record<string, string> | undefined;
  /** The people of what the figure is compared with. */
  compared: boolean;
  onClose(): void;
}

function Found({ metric, answer, at, row, view, question, choices, compared, onClose }: FoundProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [address, change] = useAddress();
  const yearStart = useYearStart();
  const figure = row.figures.find((one) => one.metric === metric.name);
  const cell = (compared ? figure?.compared : figure?.cells)?.[at];
  const { from, to } = (compared ? answer.comparedPeriods : answer.periods)[at]!;
  const part =
    address.part === "denominator" && metric.parts.includes("denominator")
      ? "denominator"
      : (metric.parts[0] ?? "numerator");
  const filters: Filter[] = [
    ...(compared ? filtersAgainst(settledWhere(view.where), question.compare) : settledWhere(view.where)),
    ...row.values.map((value, i): Filter => ({ by: view.by[i]!, is: [value] })),
  ];
  const words = { numerator: metric.formula.numerator, denominator: metric.formula.denominator };
  return (
    <>
      <section className="panel-section">
        <div className="panel-head">
          <h2>{`${compared && answer.comparedSegment ? `${quoted(answer.comparedSegment[language], language)} · ` : ""}${rowName(row, language)} · ${say(metric.title)} ${exact(cell?.value ?? null, metric.unit, money)}`}</h2>
          <div className="panel-head-right">
            <DialogClose onClose={onClose} />
          </div>
        </div>
        <p className="panel-says">{periodName({ from, to }, view.grain, language, yearStart)}</p>
        {metric.parts.length > 1 && (
          <p>
            {metric.parts.map((one) => (
              <button
                key={one}
                type="button"
                className="picker-preset"
                aria-pressed={one === part}
                onClick={() => change({ part: one })}
              >
                {words[one] ? say(words[one]) : one}
              </button>
            ))}
          </p>
        )}
      </section>
      <FigurePeople
        asked={{
          metric: metric.name,
          period: { from, to },
          definition: question.definition,
          filters,
          membership: view.membership,
          ...(choices && { choices }),
        }}
        part={part}
        info={metric}
        onClose={onClose}
      />
    </>
  );
}
