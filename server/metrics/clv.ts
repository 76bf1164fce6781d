import { type ReadContext, read } from "../verb.ts";
import { definitionsInForce, settledDefinition } from "./definitions/inForce.ts";
import { answered } from "./measure/answerCache.ts";
import { labelsOf } from "./measure/labels.ts";
import { sqlText } from "./metric.ts";
import { peopleOf } from "./people.ts";
import { lastWholeDay } from "./rfm.ts";
import { clvInput, clvOutput, type Dimension } from "./schema.ts";
import { addDays } from "./slice/calendar.ts";
import { customerSlices } from "./slice/customerSlices.ts";
import { dimensions } from "./slice/dimensions.ts";
import type { MembershipAsked } from "./slice/membership.ts";
import { type Asked, purchaseRelations } from "./slice/purchases.ts";

type ClvAsked = Omit<Asked, "lineSlices"> & MembershipAsked;

interface Sums {
  group: string;
  customers: number;
  money: number;
  orders: number;
  years: number;
  perYear: number;
}

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
    const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
    const listed = context.actor.may.has("customers:read");
    const found = await answered(context, "clv", { ...input, definition, day }, async ({ replaced }) => {
      const to = addDays(day, 1);
      const asked: ClvAsked = {
        periods: [{ from: day, to }],
        definition,
        filters: input.filters,
        zone: context.zone,
        actor: context.actor,
        replaced,
      };
      const years = await expectedYears(context, asked, input.expected);
      const by = input.by === "none" ? undefined : input.by;
      const [[total], groups, spread, top] = await Promise.all([
        sums(context, asked, undefined),
        by ? sums(context, asked, by) : [],
        distribution(context, asked, years),
        largest(context, asked, input),
      ]);
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
  const { purchase, params } = purchaseRelations({ ...asked, lineSlices: [] });
  const [row] = await context.ch.rows<{ customers: number; lost: number }>(
    sqlText("clv/yearlyChurn").replaceAll("{purchase}", purchase),
    params,
    { signal: context.signal },
  );
  return row && row.lost > 0 ? row.customers / row.lost : null;
}

function perCustomer(asked: ClvAsked, by: Dimension | undefined) {
  const lineSlices = by && dimensions[by].of === "line" ? [by] : [];
  const { purchase, params } = purchaseRelations({ ...asked, lineSlices });
  const outside = customerSlices({ ...asked, by: by ? [by] : [] });
  const sql = sqlText("clv/clv")
    .replaceAll("{slice}", lineSlices.map((name) => `slice_${name}, `).join(""))
    .replaceAll("{purchase}", purchase);
  const group = !by ? "''" : lineSlices.length > 0 ? `slice_${by}` : outside.columns[by]!;
  return {
    from: `from (\n${sql}\n) as figure\n${outside.joins}${outside.where.length === 0 ? "" : `where ${outside.where.join(" and ")}\n`}`,
    group,
    params: { ...params, ...outside.params },
  };
}

async function sums(context: Asking, asked: ClvAsked, by: Dimension | undefined) {
  const { from, group, params } = perCustomer(asked, by);
  return context.ch.rows<Sums>(
    `select ${group} as "group", toFloat64(count()) as customers, sum(figure.money) as money,
  sum(figure.orders) as orders, sum(figure.years) as years, sum(figure.money / figure.years) as perYear
${from}group by "group"
order by perYear desc, "group"`,
    params,
    { signal: context.signal, timeoutMs: 60_000 },
  );
}

/** Twenty bands up to where 98 in 100 customers lie, and one above; and what the fifth of customers on top are worth. */
async function distribution(context: Asking, asked: ClvAsked, years: number | null) {
  if (years === null) return { distribution: [], top20Share: null };
  const { from, params } = perCustomer(asked, undefined);
  const [row] = await context.ch.rows<{
    width: number;
    counts: number[];
    sums: number[];
    top: number;
    all: number;
  }>(
    `select
  width,
  arrayMap(band -> toFloat64(arrayCount(x -> x >= band * width and (band = 20 or x < (band + 1) * width), worth)), range(21)) as counts,
  arrayMap(band -> arraySum(x -> if(x >= band * width and (band = 20 or x < (band + 1) * width), x, 0), worth), range(21)) as sums,
  arraySum(arraySlice(arrayReverseSort(worth), 1, toUInt32(ceil(length(worth) * 0.2)))) as top,
  arraySum(worth) as all
from (
  select
    groupArray(figure.money / figure.years * {years:Float64}) as worth,
    quantileExact(0.98)(figure.money / figure.years * {years:Float64}) / 20 as rough,
    exp10(floor(log10(greatest(rough, 0.01)))) as step,
    multiIf(rough <= step, step, rough <= 2 * step, 2 * step, rough <= 5 * step, 5 * step, 10 * step) as width
  ${from})`,
    { ...params, years },
    { signal: context.signal, timeoutMs: 60_000 },
  );
  if (!row || row.all <= 0) return { distribution: [], top20Share: null };
  return {
    distribution: row.counts.map((customers, i) => ({
      from: i * row.width,
      to: i === 20 ? null : (i + 1) * row.width,
      customers,
      clv: row.sums[i]!,
    })),
    top20Share: row.top / row.all,
  };
}

async function largest(context: Asking, asked: ClvAsked, page: { limit: number; offset: number }) {
  const { from, params } = perCustomer(asked, undefined);
  return context.ch.rows<{
    customer_id: number;
    money: number;
    orders: number;
    years: number;
    perYear: number;
  }>(
    `select figure.customer_id as customer_id, figure.money as money, figure.orders as orders, figure.years as years,
  money / years as perYear
${from}order by perYear desc, customer_id
limit {limit:UInt32} offset {offset:UInt32}`,
    { ...params, limit: page.limit, offset: page.offset },
    { signal: context.signal, timeoutMs: 60_000 },
  );
}
