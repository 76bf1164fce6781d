import { read } from "../verb.ts";
import { definitionsInForce, settledDefinition } from "./definitions/inForce.ts";
import { answerVersion } from "./measure/answerVersion.ts";
import { peopleOf } from "./people.ts";
import { askedRule } from "./rfm/askedRule.ts";
import { classOf } from "./rfm/classes.ts";
import { cubesOfClass, gridOf, levelOf, placesOfLevel } from "./rfm/grid.ts";
import { listRfmCustomersInput, rfmPeopleOutput } from "./rfm/schema.ts";
import { scoredStatement } from "./rfm/scores.ts";
import { lastWholeDay } from "./rfm.ts";
import { addDays } from "./slice/calendar.ts";

interface Found {
  customer_id: number;
  r: number;
  f: number;
  m: number;
  grown: number;
  amount: number;
  people: number;
  amount_of_all: number;
}

export const listRfmCustomers = read({
  may: "customers:read",
  http: "POST /rfm/customers",
  says: { zh: "RFM 某些格子里的客户", en: "The customers in cells of the RFM grid" },
  input: listRfmCustomersInput,
  output: rfmPeopleOutput,
  async run(context, input) {
    const day = input.asOf ?? lastWholeDay(context);
    const { replaced } = await answerVersion(context);
    const company = await definitionsInForce(context.db);
    const definition = settledDefinition(company, input.definition);
    const rule = askedRule(company, input);
    const scored = await scoredStatement(context, {
      filters: input.filters,
      rule,
      definition,
      day,
      replaced,
    });
    const grid = await gridOf(context, scored);
    const { borders } = grid;
    const where = (["r", "f", "m"] as const)
      .filter((name) => input[name] !== undefined)
      .map((name) => `${name} in {in_${name}:Array(UInt8)}`);
    if (input.class) where.push("concat(toString(r), toString(f), toString(m)) in {in_class:Array(String)}");
    const inLevel = input.level && placesOfLevel(borders, rule, input.level);
    if (inLevel)
      where.push(
        "concat(toString(r), toString(f), toString(m), toString(grown)) in {in_level:Array(String)}",
      );
    const params = {
      ...scored.params,
      ...(input.r ? { in_r: input.r } : {}),
      ...(input.f ? { in_f: input.f } : {}),
      ...(input.m ? { in_m: input.m } : {}),
      ...(input.class ? { in_class: cubesOfClass(borders, input.class) } : {}),
      ...(inLevel ? { in_level: inLevel } : {}),
      limit: input.limit,
      offset: input.offset,
    };
    const rows = await context.ch.rows<Found>(
      `select customer_id, r, f, m, grown, toFloat64(money) as amount,
  toFloat64(count() over ()) as people, toFloat64(sum(money) over ()) as amount_of_all
from (
${scored.sql}
)
${where.length === 0 ? "" : `where ${where.join(" and ")}`}
order by amount desc, customer_id
limit {limit:UInt32} offset {offset:UInt32}`,
      params,
      { signal: context.signal, timeoutMs: 60_000 },
    );
    const amount = rows[0]?.amount_of_all ?? 0;
    const people = await peopleOf(
      context,
      rows.map((row) => ({ customerId: row.customer_id, contributes: row.amount })),
      { to: addDays(day, 1), definition, replaced },
    );
    if (input.limit > 100) await context.audit({ summary: { list: "rfm", day, shown: people.length } });
    return {
      total: rows[0]?.people ?? 0,
      amount,
      amountShare: grid.amount > 0 ? amount / grid.amount : null,
      people: people.map((person, i) => {
        const { r, f, m, grown } = rows[i]!;
        const name = classOf({ r, f, m }, { r: borders.r ?? 0, f: borders.f ?? 0, m: borders.m ?? 0 });
        return { ...person, r, f, m, class: name, level: levelOf(rule, name, grown === 1) };
      }),
      asOf: context.now.toISOString(),
    };
  },
});
