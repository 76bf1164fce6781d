import { inline } from "../platform/clickhouse/literal.ts";
import { viewsFor } from "../platform/clickhouse/viewsFor.ts";
import type { Pair } from "../refuse.ts";
import { type ReadContext, read } from "../verb.ts";
import { type Definitions, definitionsInForce, settledDefinition } from "./definitions/inForce.ts";
import { metricInfo } from "./listMetrics.ts";
import { answered } from "./measure/answerCache.ts";
import { ask, figureStatement, type Question } from "./measure/ask.ts";
import { cellOf } from "./measure/cell.ts";
import { known, measureFigures } from "./measure/measureFigures.ts";
import { segmentTitle } from "./measure/segmentTitle.ts";
import { costsHours, isOfHours, type Metric, metricText, readsPurchases, settled } from "./metric.ts";
import { type Definition, explainFigureInput, explainFigureOutput } from "./schema.ts";
import { addDays, type Bucket, dayOf, shifter } from "./slice/calendar.ts";
import { dimensionOf } from "./slice/dimensions.ts";
import { marksOn } from "./targets/marksOn.ts";

const switches = [
  {
    name: "returns",
    title: { zh: "退货", en: "Returns" },
    options: [
      { value: "leave_out", title: { zh: "不看", en: "Leave out" } },
      { value: "subtract", title: { zh: "从销售额扣除", en: "Subtract from sales" } },
    ],
  },
  {
    name: "cancelled",
    title: { zh: "取消的订单", en: "Cancelled orders" },
    options: [
      { value: "leave_out", title: { zh: "不算", en: "Leave out" } },
      { value: "keep", title: { zh: "算", en: "Keep" } },
    ],
  },
  {
    name: "zeroPrice",
    title: { zh: "零价和赠品", en: "Zero-price and gifts" },
    options: [
      { value: "leave_out", title: { zh: "不算", en: "Leave out" } },
      { value: "keep", title: { zh: "算", en: "Keep" } },
    ],
  },
] as const;

export const explainFigure = read({
  may: "metrics:read",
  http: "POST /metrics/:metric/explanation",
  says: {
    zh: "一个数字是怎么算出来的：公式、口径、走势、SQL",
    en: "How a figure comes about: formula, choices, history, SQL",
  },
  input: explainFigureInput,
  output: explainFigureOutput,
  async run(context, input) {
    known(input.metric, input.choices);
    return answered(context, "explainFigure", input, async ({ replaced }) => {
      const [company, comparedSegment] = await Promise.all([
        definitionsInForce(context.db),
        segmentTitle(context.db, input.compare),
      ]);
      const own = { ...company.choices[input.metric], ...input.choices };
      const { metric, choices } = known(input.metric, own);
      const companyChoices = settled(metric, company.choices[input.metric] ?? {}) ?? choices;
      const switched = settledDefinition(company, input.definition);
      const today = dayOf(context.now, context.zone);
      const question: Question = {
        metric,
        choices,
        by: [],
        periods: [input.period],
        definition: switched,
        classes: company.classes,
        currency: context.currency,
        hourlyCost: company.hourlyCost,
        filters: input.filters,
        membership: input.membership,
        zone: context.zone,
        actor: context.actor,
        today,
        everything: metric.lines === "everything",
        replaced,
      };
      const period: Bucket = { ...input.period, open: input.period.to > today };
      const value = async (other: Partial<Pick<Question, "choices" | "definition">>) => {
        const [answer] = await ask(context.ch, { ...question, ...other }, context.signal);
        return cellOf(metric, answer, period).value;
      };
      // What is chosen is asked once, however many switches show it.
      const chosen = input.previews ? value({}) : Promise.resolve(null);
      const [main, history, options, definition, statement, marks] = await Promise.all([
        measureFigures(context, {
          metrics: [input.metric],
          by: [],
          filters: input.filters,
          period: input.period,
          compareWith: input.compare,
          membership: input.membership,
          definition: switched,
          choices: { [input.metric]: own },
          classes: company.classes,
          hourlyCost: company.hourlyCost,
          replaced,
        }),
        historyOf(context, question, today),
        Promise.all(
          metric.choices.map(async (choice) => ({
            name: choice.name,
            title: choice.title,
            options: await Promise.all(
              choice.options.map(async (option) => ({
                ...option,
                chosen: choices[choice.name] === option.value,
                company: companyChoices[choice.name] === option.value,
                figure: await (choices[choice.name] === option.value || !input.previews
                  ? chosen
                  : value({ choices: { ...choices, [choice.name]: option.value } })),
              })),
            ),
          })),
        ),
        !readsPurchases(metric)
          ? []
          : definitionPreviews({ company, definition: switched, previews: input.previews }, chosen, value),
        context.actor.may.has("metrics:sql") ? statementText(context, question) : null,
        marksOn(context.db, [input.metric], addDays(input.period.to, -1)),
      ]);
      const figure = main.rows[0]!.figures[0]!;
      return {
        metric: metricInfo(metric),
        figure: figure.cells[0]!,
        previous: figure.compared[0] ?? null,
        period,
        comparedPeriod: main.comparedPeriods[0] ?? null,
        comparedSegment,
        choices: options,
        definition,
        definitionVersion: company.version,
        ...marks.get(input.metric)!,
        history,
        sql: metricText(metric, choices, {
          marked: true,
          single: true,
          plain: input.filters.every(({ by }) => dimensionOf(by).of !== "line"),
        }),
        statement,
        caveats: [...metric.caveats, ...hoursCaveat(metric, choices, company.hourlyCost)],
      };
    });
  },
});

/** What was taken off for an hour of serving, where that was asked for. */
function hoursCaveat(
  metric: Metric,
  choices: Readonly<Record<string, string>>,
  hourlyCost: string | null,
): Pair[] {
  if (!costsHours(metric) || (!isOfHours(metric) && choices.serve !== "minutes")) return [];
  if (hourlyCost === null && isOfHours(metric)) return [];
  return hourlyCost === null
    ? [
        {
          zh: "公司还没有设每小时的成本，所以没有扣服务成本。",
          en: "No cost to serve is taken off: no cost of an hour is set.",
        },
      ]
    : [{ zh: `现在每小时算 ${hourlyCost}。`, en: `An hour now costs ${hourlyCost}.` }];
}

function definitionPreviews(
  input: { company: Definitions; definition: Definition; previews: boolean },
  chosen: Promise<number | null>,
  value: (other: { definition: Definition }) => Promise<number | null>,
) {
  return Promise.all(
    switches.map(async ({ name, title, options }) => ({
      name,
      title,
      options: await Promise.all(
        options.map(async (option) => ({
          ...option,
          chosen: input.definition[name] === option.value,
          company: input.company.purchase[name] === option.value,
          figure: await (input.definition[name] === option.value || !input.previews
            ? chosen
            : value({ definition: { ...input.definition, [name]: option.value } as Definition })),
        })),
      ),
    })),
  );
}

/** The last twelve periods of the same length, in one question. */
async function historyOf(context: Pick<ReadContext, "ch" | "signal">, question: Question, today: string) {
  const shift = shifter(question.periods[0]!, "previous")!;
  const periods = [question.periods[0]!];
  while (periods.length < 12) periods.unshift(shift(periods[0]!));
  const answers = await ask(context.ch, { ...question, periods }, context.signal);
  const found = new Map(answers.map((answer) => [answer.period, answer]));
  return periods.map((part) => {
    const open = part.to > today;
    return {
      at: part.from,
      value: cellOf(question.metric, found.get(part.from), { ...part, open }).value,
      open,
    };
  });
}

/** What ran, with its values: for those who may see them. */
async function statementText({ ch }: Pick<ReadContext, "ch">, question: Question): Promise<string> {
  const { hidden, ...views } = await ch.published();
  const { sql, params } = figureStatement(question);
  return inline(viewsFor(sql, hidden, views).replaceAll("{database}", ch.database), { ...params, hidden });
}
