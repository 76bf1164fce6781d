import { refuse } from "../../refuse.ts";
import { read } from "../../verb.ts";
import { answerVersion } from "../measure/answerVersion.ts";
import { sqlText } from "../metric.ts";
import { peopleOf } from "../people.ts";
import { spreadFacts } from "./facts.ts";
import { daySpreadPeople, listDaySpreadCustomersInput } from "./schema.ts";

interface Row {
  customer_id: number;
  mean_days: number;
  facts: number;
  numbers: string[];
  total: number;
}

export const listDaySpreadCustomers = read({
  may: "customers:read",
  http: "POST /metrics/:metric/spread/customers",
  says: {
    zh: "哪些客户的商机或账单用了这么多天，附编号",
    en: "Whose opportunities or bills took so many days, with their numbers",
  },
  input: listDaySpreadCustomersInput,
  output: daySpreadPeople,
  async run(context, input) {
    const { period, from, below, limit, offset } = input;
    if (period.from >= period.to) throw refuse("metrics.empty_period", { ...period });
    const { replaced } = await answerVersion(context);
    const { sql, params, definition } = await spreadFacts(context, { ...input, replaced });
    const rows = await context.ch.rows<Row>(
      sqlText("daySpread/people").replaceAll("{facts}", sql),
      { ...params, least: from, below, limit, offset },
      { signal: context.signal, timeoutMs: 60_000 },
    );
    const people = await peopleOf(
      context,
      rows.map((row) => ({ customerId: row.customer_id, contributes: row.mean_days })),
      { to: period.to, definition, replaced },
    );
    if (limit > 100)
      await context.audit({ summary: { list: "daySpread", metric: input.metric, shown: people.length } });
    return {
      total: rows[0]?.total ?? 0,
      people: people.map((one, i) => ({ ...one, facts: rows[i]!.facts, numbers: rows[i]!.numbers })),
      asOf: context.now.toISOString(),
    };
  },
});
