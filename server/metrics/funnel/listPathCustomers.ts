import { read } from "../../verb.ts";
import { definitionsInForce, settledDefinition } from "../definitions/inForce.ts";
import { answerVersion } from "../measure/answerVersion.ts";
import { sqlText } from "../metric.ts";
import { peopleOf } from "../people.ts";
import { peopleOutput } from "../schema.ts";
import { dayOf } from "../slice/calendar.ts";
import { seenOf } from "./funnel.ts";
import { listPathCustomersInput, writePath } from "./schema.ts";
import { touchesStatement } from "./touches.ts";

export const listPathCustomers = read({
  may: "customers:read",
  http: "POST /funnel/paths/customers",
  says: { zh: "走了某条触点路径的客户", en: "The customers who came by a path of touches" },
  input: listPathCustomersInput,
  output: peopleOutput,
  async run(context, input) {
    const seen = seenOf(input.period, dayOf(context.now, context.zone));
    const { replaced } = await answerVersion(context);
    const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
    const { sql, params } = touchesStatement(context.actor, { ...input, seen, definition, replaced });
    const { which, limit, offset } = input;
    const rows = await context.ch.rows<{ customer_id: number; days: number | null; total: number }>(
      sqlText("funnel/pathPeople").replaceAll("{touches}", sql),
      { ...params, path: writePath(input.touches), which, limit, offset },
      { signal: context.signal, timeoutMs: 60_000 },
    );
    const people = await peopleOf(
      context,
      rows.map((row) => ({ customerId: row.customer_id, contributes: row.days })),
      { to: seen, definition, replaced },
    );
    if (limit > 100) await context.audit({ summary: { list: "contactPaths", shown: people.length } });
    return { total: rows[0]?.total ?? 0, people, asOf: context.now.toISOString() };
  },
});
