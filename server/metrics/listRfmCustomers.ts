import { read } from "../verb.ts";
import { definitionsInForce, settledDefinition } from "./definitions/inForce.ts";
import { answerVersion } from "./measure/answerVersion.ts";
import { peopleOf } from "./people.ts";
import { classOf } from "./rfm/classes.ts";
import { cubesOfClass, gridOf } from "./rfm/grid.ts";
import { listRfmCustomersInput, rfmPeopleOutput } from "./rfm/schema.ts";
import { scoredStatement } from "./rfm/scores.ts";
import { lastWholeDay } from "./rfm.ts";
import { addDays } from "./slice/calendar.ts";

interface Found {
  customer_id: number;
  r: number;
  f: number;
  m: number;
  amount: number;
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
    const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
    const asked = { ...input, definition, day, replaced };
    const scored = await scoredStatement(context, asked);
    const grid = await gridOf(context, scored);
    const { borders } = grid;
    const where = (["r", "f", "m"] as const)
      .filter((name) => input[name] !== undefined)
      .map((name) => `${name} in {in_${name}:Array(UInt8)}`);
    if (input.class) where.push("concat(toString(r), toString(f), toString(m)) in {in_class:Array(String)}");
    const params = {
      ...scored.params,
      ...(input.r ? { in_r: input.r } : {}),
      ...(input.f ? { in_f: input.f } : {}),
      ...(input.m ? { in_m: input.m } : {}),
      ...(input.class ? { in_class: cubesOfClass(borders, input.class) } : {}),
      limit: input.limit,
      offset: input.offset,
    };
    const rows = await context.ch.rows<Found>(
      `select customer_id, r, f, m, toFloat64(money) as amount
from (
${scored.sql}
)
${where.length === 0 ? "" : `where ${where.join(" and ")}`}
order by amount desc, customer_id
limit {limit:UInt32} offset {offset:UInt32}`,
      params,
      { signal: context.signal, timeoutMs: 60_000 },
    );
    const inside = grid.cubes.filter(
      (cube) =>
        (!input.r || input.r.includes(cube.r)) &&
        (!input.f || input.f.includes(cube.f)) &&
        (!input.m || input.m.includes(cube.m)) &&
        (!input.class || cubesOfClass(borders, input.class).includes(`${cube.r}${cube.f}${cube.m}`)),
    );
    const amount = inside.reduce((sum, cube) => sum + cube.amount, 0);
    const people = await peopleOf(
      context,
      rows.map((row) => ({ customerId: row.customer_id, contributes: row.amount })),
      { to: addDays(day, 1), definition, replaced },
    );
    if (input.limit > 100) await context.audit({ summary: { list: "rfm", day, shown: people.length } });
    return {
      total: inside.reduce((sum, cube) => sum + cube.customers, 0),
      amount,
      amountShare: grid.amount > 0 ? amount / grid.amount : null,
      people: people.map((person, i) => {
        const { r, f, m } = rows[i]!;
        return {
          ...person,
          r,
          f,
          m,
          class: classOf({ r, f, m }, { r: borders.r ?? 0, f: borders.f ?? 0, m: borders.m ?? 0 }),
        };
      }),
      asOf: context.now.toISOString(),
    };
  },
});
