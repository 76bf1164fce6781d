import { read } from "../../verb.ts";
import { definitionsInForce, settledDefinition } from "../definitions/inForce.ts";
import { answered } from "../measure/answerCache.ts";
import { labelsOf } from "../measure/labels.ts";
import { sqlText } from "../metric.ts";
import { lastWholeDay } from "../rfm.ts";
import { addDays } from "../slice/calendar.ts";
import { plainRelations } from "../slice/purchases.ts";
import { cumulativeMargin, type Margins, paybackMonths } from "./payback.ts";
import { type CustomerBudget, customerBudgetInput, customerBudgetOutput } from "./schema.ts";

/** LTV ≥ 3 × CAC. */
const line = 3;
const months = 12;

interface Won extends Margins {
  group: string;
  customers: number;
  scored: number;
  worth: number;
  own_costs: number;
  own_costs_known: number;
  sold: number;
  costed: number;
}
type Figures = CustomerBudget["total"];

export const customerBudget = read({
  may: "metrics:read",
  http: "POST /customer-budget",
  says: {
    zh: "赢得和留住一位客户可以花多少：价值、成本、3 倍线、回本时间",
    en: "What may be spent to win and to keep a customer: worth, cost, the line at 3, payback time",
  },
  input: customerBudgetInput,
  output: customerBudgetOutput,
  async run(context, input) {
    const day = input.asOf ?? lastWholeDay(context);
    const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
    return answered(context, "customerBudget", { ...input, definition, day }, async ({ replaced }) => {
      const to = addDays(day, 1);
      const period = { from: addDays(to, -365), to };
      const { history, params } = plainRelations("customerBudget", {
        periods: [period],
        definition,
        filters: [],
        lineSlices: [],
        actor: context.actor,
        replaced,
      });
      const word = input.by === "acquisitionCampaign" ? "campaign" : "channel";
      const ask = <T>(file: string, group = "''", members = "") =>
        context.ch.rows<T>(
          sqlText(`budget/${file}`)
            .replaceAll("{history}", history)
            .replaceAll("{group}", group)
            .replaceAll("{members}", members)
            .replaceAll("{came_by}", word)
            .replaceAll("{spent_on}", word),
          { ...params, months, worth: input.worth },
          { signal: context.signal, timeoutMs: 60_000 },
        );
      const grouped =
        input.by === "segment"
          ? ask<Won>("won", "toString(member.segment)", inSegments)
          : ask<Won>("won", "acquired_by");
      const [[total], groups, [stayed], spending] = await Promise.all([
        ask<Won>("won"),
        grouped,
        ask<{ customers: number; scored: number; worth: number }>("existing"),
        // Money spent on nobody in particular is not seen by those who see some customers only.
        context.actor.scope.all ? ask<{ spent_on: string; purpose: string; spent: number }>("spent") : [],
      ]);
      const spentOn = (purpose: string, name?: string): number | null => {
        const own = spending.filter(
          (row) => row.purpose === purpose && (name === undefined || row.spent_on === name),
        );
        return own.length === 0 ? null : own.reduce((sum, { spent }) => sum + spent, 0);
      };
      // What money was spent on and nobody came by is no row of those who came.
      const won = new Set(groups.map(({ group }) => group));
      const unwon =
        input.by === "segment"
          ? []
          : [...new Set(spending.map((row) => (row.purpose === "win" ? row.spent_on : "")))].filter(
              (name) => name !== "" && !won.has(name),
            );
      const labels = await labelsOf(context.db, input.by, [...groups.map(({ group }) => group), ...unwon]);
      const keepWorth = stayed && stayed.scored > 0 ? stayed.worth / stayed.scored : null;
      const keepSpent = spentOn("keep");
      const kept = stayed?.customers ?? 0;
      return {
        period,
        line,
        total: figures(total, spentOn("win"), input.winShare),
        groups: [
          ...groups.slice(0, 200).map((row) => ({
            // Spending names channels and campaigns; of other groups only what each file says of its own winning is known.
            name: row.group,
            own: figures(
              row,
              input.by === "segment" ? ownCosts(row) : spentOn("win", row.group),
              input.winShare,
            ),
          })),
          ...unwon.map((name) => ({
            name,
            own: figures(undefined, spentOn("win", name), input.winShare),
          })),
        ].map(({ name, own }) => ({
          ...own,
          // Who names none and what was spent on none stand together, but belong to many ways: no line for them.
          below: own.below && (name !== "" || input.by === "segment"),
          value: name,
          label: labels.get(name) ?? { zh: name, en: name },
        })),
        keep: {
          customers: kept,
          worth: keepWorth,
          worthWhy:
            keepWorth === null ? (kept === 0 ? ("noCustomers" as const) : ("noForecast" as const)) : null,
          spent: keepSpent,
          cost: keepSpent === null || kept === 0 ? null : keepSpent / kept,
          costWhy:
            kept === 0 ? ("noCustomers" as const) : keepSpent === null ? ("noSpending" as const) : null,
          maySpend: keepWorth === null ? null : keepWorth * input.keepShare,
        },
      };
    });
  },
});

/** Each segment that someone who was won is in now; who is in several counts in each. */
const inSegments = `global inner join (
  select distinct segment, customer_id
  from segment_member
) as member on member.customer_id = won.customer_id
`;

/** Of those whose file says what winning them cost, as if the others had cost as much. */
function ownCosts({ own_costs, own_costs_known, customers }: Won): number | null {
  return own_costs_known === 0 ? null : (own_costs / own_costs_known) * customers;
}

function figures(row: Won | undefined, spent: number | null, winShare: number): Figures {
  const customers = row?.customers ?? 0;
  const worth = row && row.scored > 0 ? row.worth / row.scored : null;
  const cost = spent === null || customers === 0 ? null : spent / customers;
  // The margin of lines without a cost is not known: where they are many, nothing is said.
  const margin = row && row.sold > 0 && row.costed / row.sold >= 0.5 ? cumulativeMargin(row) : [];
  const payback = cost === null ? null : paybackMonths(margin, cost);
  const times = worth === null || cost === null || cost === 0 ? null : worth / cost;
  return {
    customers,
    scored: row?.scored ?? 0,
    worth,
    worthWhy: customers === 0 ? "noCustomers" : worth === null ? "noForecast" : null,
    spent,
    cost,
    costWhy: customers === 0 ? "noCustomers" : spent === null ? "noSpending" : null,
    times,
    below: times !== null && times < line,
    paybackMonths: payback,
    paybackWhy:
      payback !== null
        ? null
        : customers === 0
          ? "noCustomers"
          : cost === null
            ? "noSpending"
            : margin.length === 0
              ? "noCosts"
              : "notReached",
    margin,
    maySpend: worth === null ? null : worth * winShare,
  };
}
