import type { Params } from "../platform/clickhouse/client.ts";
import { type ReadContext, read } from "../verb.ts";
import { forecastMean } from "./clv/forecastMean.ts";
import { clvInput, clvOutput } from "./clv/schema.ts";
import { servedJoin, servingOf } from "./clv/serving.ts";
import { threeDefinitions } from "./clv/threeDefinitions.ts";
import { type Sums, wholeClv } from "./clv/wholeClv.ts";
import { withReferrals } from "./clv/withReferrals.ts";
import { definitionsInForce, settledDefinition } from "./definitions/inForce.ts";
import { answered } from "./measure/answerCache.ts";
import { labelsOf } from "./measure/labels.ts";
import { sqlText } from "./metric.ts";
import { peopleOf } from "./people.ts";
import { lastWholeDay } from "./rfm.ts";
import type { Dimension } from "./schema.ts";
import { addDays } from "./slice/calendar.ts";
import { customerSlices } from "./slice/customerSlices.ts";
import { dimensionOf } from "./slice/dimensions.ts";
import type { MembershipAsked } from "./slice/membership.ts";
import { type Asked, plainRelations, purchaseRelations, refuseFilters } from "./slice/purchases.ts";
import type { ClassesAsked } from "./slice/valueClass.ts";

type ClvAsked = Omit<Asked, "lineSlices"> & MembershipAsked & Pick<ClassesAsked, "classes">;

export const clv = read({
  may: "metrics:read",
  http: "POST /clv",
  says: {
    zh: "客户生命周期价值 =（平均订单价值 × 购买频次）× 预期维系时间",
    en: "Lifetime value = (average order × frequency) × expected time",
  },
  input: clvInput,
  output: clvOutput,
  async run(context, input) {
    const day = input.asOf ?? lastWholeDay(context);
    const company = await definitionsInForce(context.db);
    const definition = settledDefinition(company, input.definition);
    const listed = context.actor.may.has("customers:read");
    refuseFilters("clv", input.filters, ({ of }) => of === "event");
    const found = await answered(context, "clv", { ...input, definition, day }, async ({ replaced }) => {
      const to = addDays(day, 1);
      const asked: ClvAsked = {
        // Classes and segments are those at the day's end, as on the pyramid beside it; facts are seen up to there.
        periods: [{ from: to, to: addDays(to, 1) }],
        edge: to,
        definition,
        classes: company.classes,
        filters: input.filters,
        zone: context.zone,
        actor: context.actor,
        replaced,
      };
      const years = await expectedYears(context, asked, input.expected);
      const serving = servingOf(company, input);
      const served = serving.why === null ? servedJoin({ ...asked, slices: [] }) : undefined;
      const by = input.by === "none" ? undefined : input.by;
      const [whole, groups, forecast, referrals] = await Promise.all([
        wholeClv(
          context,
          perCustomer(asked, undefined, served),
          years,
          input,
          served ? { hourlyCost: serving.hourlyCost ?? 0 } : null,
        ),
        by ? sums(context, asked, by) : [],
        input.filters.length === 0 ? forecastMean(context) : null,
        input.filters.length === 0
          ? withReferrals(context, { ...asked, periods: [{ from: day, to }] }, years)
          : null,
      ]);
      const { total, profit, largest: top, spread } = whole;
      const labels = by
        ? await labelsOf(
            context.db,
            by,
            groups.map((group) => group.group),
          )
        : new Map<string, { zh: string; en: string }>();
      return {
        day,
        replaced,
        years,
        top,
        total: figures(total, years),
        definitions: threeDefinitions({
          total,
          profit,
          years,
          forecast,
          referrals,
          filtered: input.filters.length > 0,
          serving,
        }),
        groups: groups.slice(0, 500).map((group) => ({
          ...figures(group, years),
          value: group.group,
          label: labels.get(group.group) ?? { zh: group.group, en: group.group },
        })),
        ...spread,
      };
    });
    const { top, years, replaced, ...rest } = found;
    const people = listed
      ? await peopleOf(
          context,
          top.map((row) => ({ customerId: row.customer_id, contributes: times(row.perYear, years) })),
          { to: addDays(day, 1), definition, replaced },
        )
      : [];
    return {
      ...rest,
      people: people.map((person, i) => ({
        ...person,
        averageOrder: top[i]!.money / top[i]!.orders,
        ordersPerYear: top[i]!.orders / top[i]!.years,
        clv: person.contributes,
      })),
    };
  },
});

const times = (perYear: number, years: number | null) => (years === null ? null : perYear * years);

function figures(sum: Sums | undefined, years: number | null) {
  const {
    customers,
    money,
    orders,
    years: observed,
    perYear,
  } = sum ?? {
    customers: 0,
    money: 0,
    orders: 0,
    years: 0,
    perYear: 0,
  };
  return {
    customers,
    averageOrder: orders === 0 ? null : money / orders,
    ordersPerYear: observed === 0 ? null : orders / observed,
    expectedYears: years,
    clv: customers === 0 ? null : times(perYear / customers, years),
  };
}

type Asking = Pick<ReadContext, "ch" | "actor" | "signal">;

/** 预期维系时间. One over the yearly churn; null where nobody bought two years ago or nobody was lost. */
async function expectedYears(
  context: Asking,
  asked: ClvAsked,
  expected: { rule: "fixed"; years: number } | { rule: "churn" },
): Promise<number | null> {
  if (expected.rule === "fixed") return expected.years;
  const { purchase, params } = plainRelations("clv", { ...asked, lineSlices: [], perOrder: true });
  const [row] = await context.ch.rows<{ customers: number; lost: number }>(
    sqlText("clv/yearlyChurn").replaceAll("{purchase}", purchase),
    params,
    { signal: context.signal },
  );
  return row && row.lost > 0 ? row.customers / row.lost : null;
}

function perCustomer(
  asked: ClvAsked,
  by: Dimension | undefined,
  joined: { sql: string; params: Params } = { sql: "", params: {} },
) {
  const lineSlices = by && dimensionOf(by).of === "line" ? [by] : [];
  const { purchase, params } = purchaseRelations({ ...asked, lineSlices, perOrder: true });
  const outside = customerSlices({ ...asked, by: by ? [by] : [] });
  const sql = sqlText("clv/clv")
    .replaceAll("{slice}", lineSlices.map((name) => `slice_${name}, `).join(""))
    .replaceAll("{purchase}", purchase);
  const group = !by ? "''" : lineSlices.length > 0 ? `slice_${by}` : outside.columns[by]!;
  return {
    from: `from (\n${sql}\n) as figure\n${outside.joins}${joined.sql}${outside.where.length === 0 ? "" : `where ${outside.where.join(" and ")}\n`}`,
    group,
    params: { ...params, ...outside.params, ...joined.params },
  };
}

async function sums(context: Asking, asked: ClvAsked, by: Dimension) {
  const { from, group, params } = perCustomer(asked, by);
  return context.ch.rows<Sums & { group: string }>(
    `select ${group} as "group", toFloat64(count()) as customers, sum(figure.money) as money,
  sum(figure.orders) as orders, sum(figure.years) as years, sum(figure.money / figure.years) as perYear
${from}group by "group"
order by perYear desc, "group"`,
    params,
    { signal: context.signal, timeoutMs: 60_000 },
  );
}
