import { read } from "../../verb.ts";
import { definitionsInForce, settledDefinition } from "../definitions/inForce.ts";
import { answerVersion } from "../measure/answerVersion.ts";
import { sqlText } from "../metric.ts";
import { peopleOf } from "../people.ts";
import { peopleOutput } from "../schema.ts";
import { addDays, dayOf } from "../slice/calendar.ts";
import { dealsStatement, stagesInOrder } from "./deals.ts";
import { seenOf } from "./funnel.ts";
import { listFunnelCustomersInput } from "./schema.ts";

export const listFunnelCustomers = read({
  may: "customers:read",
  http: "POST /funnel/customers",
  says: { zh: "漏斗某一步上的客户", en: "The customers at a step of the funnel" },
  input: listFunnelCustomersInput,
  output: peopleOutput,
  async run(context, input) {
    const today = dayOf(context.now, context.zone);
    const seen = seenOf(input.period, today);
    const { replaced } = await answerVersion(context);
    const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
    const { sql, params } = dealsStatement(context, {
      ...input,
      seen,
      slices: [],
      stages: await stagesInOrder(context, addDays(today, 1)),
    });
    const rows = await context.ch.rows<{ customer_id: number; amount: number; total: number }>(
      sqlText("funnel/people").replaceAll("{deals}", sql),
      { ...params, step: input.step, which: input.which, limit: input.limit, offset: input.offset },
      { signal: context.signal, timeoutMs: 60_000 },
    );
    const people = await peopleOf(
      context,
      rows.map((row) => ({ customerId: row.customer_id, contributes: row.amount })),
      { to: seen, definition, replaced },
    );
    if (input.limit > 100)
      await context.audit({ summary: { list: "funnel", step: input.step, shown: people.length } });
    return { total: rows[0]?.total ?? 0, people, asOf: context.now.toISOString() };
  },
});
