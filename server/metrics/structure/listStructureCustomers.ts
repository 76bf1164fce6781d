import { read } from "../../verb.ts";
import { answerVersion } from "../measure/answerVersion.ts";
import { peopleOf } from "../people.ts";
import type { ValueClass } from "../rfm/schema.ts";
import { addDays } from "../slice/calendar.ts";
import { bordersOf, flowStatement } from "./flow.ts";
import { listStructureCustomersInput, movedPeopleOutput } from "./schema.ts";
import { settleFlow } from "./settleFlow.ts";

/** days, orders, money, and whether each counted as high. */
type Known = [number, number, number, number, number, number];

interface Found {
  customer_id: number;
  class_before: ValueClass | "";
  class_after: ValueClass;
  known_before: Known;
  known_after: Known;
  amount: number;
  people: number;
  amount_of_all: number;
}

export const listStructureCustomers = read({
  may: "customers:read",
  http: "POST /structure/customers",
  says: {
    zh: "从一个等级到另一个等级的客户，和推动他们的数",
    en: "Who moved from one class to another, and the values that moved them",
  },
  input: listStructureCustomersInput,
  output: movedPeopleOutput,
  async run(context, input) {
    const { replaced } = await answerVersion(context);
    const asked = { ...(await settleFlow(context, input)), replaced };
    const { sql, params } = flowStatement(context.actor, asked);
    const [rows, borders] = await Promise.all([
      context.ch.rows<Found>(
        `select customer_id, class_before, class_after, known_before, known_after, toFloat64(spent) as amount,
  toFloat64(count() over ()) as people, toFloat64(sum(spent) over ()) as amount_of_all
from (
${sql}
)
where came_from = {came_from:String} and went_to = {went_to:String}
order by known_after.3 desc, customer_id
limit {limit:UInt32} offset {offset:UInt32}`,
        { ...params, came_from: input.from, went_to: input.to, limit: input.limit, offset: input.offset },
        { signal: context.signal, timeoutMs: 60_000 },
      ),
      bordersOf(context, asked),
    ]);
    const people = await peopleOf(
      context,
      rows.map((row) => ({ customerId: row.customer_id, contributes: row.amount })),
      { to: addDays(asked.day, 1), definition: asked.definition, replaced },
    );
    if (input.limit > 100)
      await context.audit({ summary: { list: "structure", day: asked.day, shown: people.length } });
    return {
      total: rows[0]?.people ?? 0,
      amount: rows[0]?.amount_of_all ?? 0,
      borders,
      people: people.map((one, i) => {
        const row = rows[i]!;
        return {
          ...one,
          before: row.class_before === "" ? null : stood(row.class_before, row.known_before),
          after: stood(row.class_after, row.known_after),
        };
      }),
      asOf: context.now.toISOString(),
    };
  },
});

function stood(name: ValueClass, [days, orders, money, r, f, m]: Known) {
  return { class: name, days, orders, money, high: { r: r === 1, f: f === 1, m: m === 1 } };
}
