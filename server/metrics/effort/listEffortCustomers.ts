import { read } from "../../verb.ts";
import { definitionsInForce, settledDefinition } from "../definitions/inForce.ts";
import { answerVersion } from "../measure/answerVersion.ts";
import { peopleOf } from "../people.ts";
import { quarteredStatement } from "./quartered.ts";
import { effortPeopleOutput, listEffortCustomersInput } from "./schema.ts";

export const listEffortCustomers = read({
  may: "customers:read",
  http: "POST /effort/customers",
  says: {
    zh: "一个象限里的客户：花了多少时间，带来多少钱",
    en: "The customers of a quarter: what they took and what they brought",
  },
  input: listEffortCustomersInput,
  output: effortPeopleOutput,
  async run(context, input) {
    const { replaced } = await answerVersion(context);
    const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
    const { sql, params } = quarteredStatement(context.actor, { ...input, definition, replaced });
    const rows = await context.ch.rows<{ customer_id: number; effort: number; gain: number; total: number }>(
      `select customer_id, effort, gain, toFloat64(count() over ()) as total
from (
${sql}
)
where quarter = {quarter:String}
order by effort desc, customer_id
limit {limit:UInt32} offset {offset:UInt32}`,
      { ...params, quarter: input.quarter, limit: input.limit, offset: input.offset },
      { signal: context.signal, timeoutMs: 60_000 },
    );
    const people = await peopleOf(
      context,
      rows.map((row) => ({ customerId: row.customer_id, contributes: row.effort })),
      { to: input.period.to, definition, replaced },
    );
    if (input.limit > 100)
      await context.audit({ summary: { list: "effort", quarter: input.quarter, shown: people.length } });
    return {
      total: rows[0]?.total ?? 0,
      people: people.map((one, i) => ({ ...one, effort: rows[i]!.effort, gain: rows[i]!.gain })),
      asOf: context.now.toISOString(),
    };
  },
});
