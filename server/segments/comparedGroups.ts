import { purchaseView } from "../customers/purchaseView.ts";
import { regions } from "../geo/regions.ts";
import { scopeCustomers } from "../platform/rowScope.ts";
import type { Pair } from "../refuse.ts";
import type { ReadContext } from "../verb.ts";
import { compileOptions } from "./asking.ts";
import { addDays, addMonths } from "./businessDays.ts";
import { figures as allFigures, traits } from "./comparedFigures.ts";
import { cohensD, cramersV } from "./effectSize.ts";
import { maskedConditions } from "./keptSegments.ts";
import { genderNames } from "./messages.ts";

const shownValues = 8;

/** Those in any segment of `a` against those in any of `b`, or against everyone else: largest effect first. */
export async function comparedGroups(
  context: ReadContext,
  { a, b }: { a: readonly number[]; b: readonly number[] | null },
) {
  const { ch, actor, signal } = context;
  const masked = maskedConditions(actor);
  const figures = allFigures.filter(({ figure }) => !masked.includes(figure));
  const { today, settled } = await compileOptions(context);
  const scope = scopeCustomers(actor);
  const params = {
    ...scope.params,
    a,
    b: b ?? [],
    rest: b === null ? 1 : 0,
    today,
    tomorrow: addDays(today, 1),
    year: addDays(addMonths(today, -12), 1),
  };
  const relation = figuresRelation(settled, scope.sql);
  const columns = figures.flatMap(({ figure, sql }) =>
    (["in_a", "in_b"] as const).map(
      (group) =>
        `[toFloat64(countIf(${group} and isNotNull(${sql}))), toFloat64(avgIf(${sql}, ${group})), toFloat64(varSampIf(${sql}, ${group}))] as ${figure}_${group}`,
    ),
  );
  const [[row], counted] = await Promise.all([
    ch.rows<Record<string, (number | null)[]> & { groups: number[] }>(
      `select [toFloat64(countIf(in_a)), toFloat64(countIf(in_b)), toFloat64(countIf(in_a and in_b))] as groups,
  ${columns.join(",\n  ")}
from ${relation}`,
      params,
      { signal, timeoutMs: 60_000 },
    ),
    ch.rows<{ trait: string; value: string; a: number; b: number }>(
      `select what.1 as trait, what.2 as value, toUInt32(countIf(in_a)) as a, toUInt32(countIf(in_b)) as b
from (
  select in_a, in_b, arrayJoin([${traits.map(({ trait, sql }) => `('${trait}', ${sql})`).join(", ")}]) as what
  from ${relation}
)
where value not in ('', 'unknown', '0')
group by trait, value
order by trait, a + b desc, value`,
      params,
      { signal, timeoutMs: 60_000 },
    ),
  ]);
  const [inA = 0, inB = 0, both = 0] = row?.groups ?? [];
  const group = (values: (number | null)[] | undefined) => ({
    n: values?.[0] ?? 0,
    mean: values?.[1] ?? null,
    sd: typeof values?.[2] === "number" ? Math.sqrt(values[2]) : null,
  });
  return {
    customers: { a: inA, b: inB },
    both,
    figures: figures
      .map(({ figure, title, unit }) => {
        const [own, other] = [group(row?.[`${figure}_in_a`]), group(row?.[`${figure}_in_b`])];
        const effect =
          own.mean === null || other.mean === null
            ? null
            : cohensD(
                { n: own.n, mean: own.mean, variance: (own.sd ?? 0) ** 2 },
                { n: other.n, mean: other.mean, variance: (other.sd ?? 0) ** 2 },
              );
        return {
          figure,
          title,
          unit,
          a: own,
          b: other,
          d: effect?.d ?? null,
          low: effect?.low ?? null,
          high: effect?.high ?? null,
        };
      })
      .sort((x, y) => Math.abs(y.d ?? -1) - Math.abs(x.d ?? -1)),
    traits: traits
      .map(({ trait, title }) => {
        const rows = counted.filter((one) => one.trait === trait);
        const shares = (key: "a" | "b") => rows.reduce((sum, one) => sum + one[key], 0);
        const [ofA, ofB] = [shares("a"), shares("b")];
        return {
          trait,
          title,
          v: cramersV(
            rows.map((one) => one.a),
            rows.map((one) => one.b),
          ),
          values: rows.slice(0, shownValues).map((one) => ({
            label: labelOf(trait, one.value),
            a: ofA === 0 ? 0 : one.a / ofA,
            b: ofB === 0 ? 0 : one.b / ofB,
          })),
        };
      })
      .sort((x, y) => (y.v ?? -1) - (x.v ?? -1)),
    asOf: today,
  };
}

/** One row a customer in either group: in_a, in_b and the columns that figures and traits are made of. */
function figuresRelation(settled: boolean, scope: string): string {
  const members = (name: "a" | "b") =>
    `customer_id global in (select customer_id from segment_member where segment in {${name}:Array(UInt32)})`;
  return `(
  select *, ${members("a")} as in_a, if({rest:UInt8} = 1, not in_a, ${members("b")}) as in_b
  from customer(hidden = {hidden:Array(UInt32)}) as file
  global any left join (
    select customer_id, uniqExact(order_id) as orders, sum(amount) as money,
      uniqExactIf(order_id, occurred_on >= {year:Date}) as orders_year, sumIf(amount, occurred_on >= {year:Date}) as money_year,
      min(occurred_on) as first_on, max(occurred_on) as last_on, uniqExact(category) as kinds,
      uniqExact(occurred_on) as days, topK(1)(category)[1] as favourite
    from ${purchaseView(!settled)}
    where party_id != 0 and kind = 'sale' and amount != 0 and occurred_on < {tomorrow:Date}
    group by customer_id
  ) as bought using (customer_id)
  where ${scope} and (in_a or in_b)
  settings join_use_nulls = 0
)`;
}

function labelOf(trait: string, value: string): Pair {
  if (trait === "gender" && value in genderNames) return genderNames[value as keyof typeof genderNames];
  const name = trait === "province" || trait === "city" ? (regions.get(Number(value))?.name ?? value) : value;
  return { zh: name, en: name };
}
