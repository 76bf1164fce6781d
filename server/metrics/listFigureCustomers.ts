import { refuse } from "../refuse.ts";
import { read } from "../verb.ts";
import { definitionsInForce, settledDefinition } from "./definitions/inForce.ts";
import { metricInfo, slicedBy } from "./listMetrics.ts";
import { answerVersion } from "./measure/answerVersion.ts";
import { peopleStatement } from "./measure/ask.ts";
import { known } from "./measure/measureFigures.ts";
import { peopleOf } from "./people.ts";
import { listFigureCustomersInput, peopleOutput } from "./schema.ts";
import { dayOf } from "./slice/calendar.ts";

export const listFigureCustomers = read({
  may: "customers:read",
  http: "POST /metrics/:metric/customers",
  says: {
    zh: "一个数字背后的客户：分子或分母",
    en: "The customers behind a figure: above or below the line",
  },
  input: listFigureCustomersInput,
  output: peopleOutput,
  async run(context, input) {
    const company = await definitionsInForce(context.db);
    const { metric, choices } = known(input.metric, { ...company.choices[input.metric], ...input.choices });
    const definition = settledDefinition(company, input.definition);
    if (!metricInfo(metric).parts.includes(input.part))
      throw refuse("metrics.no_such_part", { name: input.metric });
    for (const { by } of input.filters)
      if (metric.events && !slicedBy(metric, by))
        throw refuse("metrics.no_such_slice", { name: input.metric, by });
    const { replaced } = await answerVersion(context);
    const { sql, params } = peopleStatement(
      {
        metric,
        choices,
        by: [],
        periods: [input.period],
        definition,
        classes: company.classes,
        currency: context.currency,
        hourlyCost: company.hourlyCost,
        filters: input.filters,
        membership: input.membership,
        zone: context.zone,
        actor: context.actor,
        today: dayOf(context.now, context.zone),
        everything: metric.lines === "everything",
        replaced,
      },
      input.part,
    );
    const rows = await context.ch.rows<{ customer_id: number; contributes: number; total: string }>(
      sql,
      { ...params, limit: input.limit, offset: input.offset },
      { signal: context.signal, timeoutMs: 60_000 },
    );
    const people = await peopleOf(
      context,
      rows.map((row) => ({ customerId: row.customer_id, contributes: row.contributes })),
      { to: input.period.to, definition, replaced },
    );
    if (input.limit > 100)
      await context.audit({ summary: { list: input.metric, part: input.part, shown: people.length } });
    return { total: Number(rows[0]?.total ?? 0), people, asOf: context.now.toISOString() };
  },
});
