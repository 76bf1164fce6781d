import type { Params } from "../../platform/clickhouse/client.ts";
import type { ReadContext } from "../../verb.ts";
import { definitionsInForce, settledDefinition } from "../definitions/inForce.ts";
import { known } from "../measure/measureFigures.ts";
import { sqlText } from "../metric.ts";
import type { Definition, Period } from "../schema.ts";
import { withEvents } from "../slice/events.ts";
import type { SpreadMetric } from "./schema.ts";

interface Facts {
  sql: string;
  params: Params;
  choices: Record<string, string>;
  definition: Definition;
}

/** The opportunities or bills behind the metric, one row each, as the reader may see them. */
export async function spreadFacts(
  { db, actor }: Pick<ReadContext, "db" | "actor">,
  asked: {
    metric: SpreadMetric;
    period: Period;
    choices: Readonly<Record<string, string>>;
    replaced: boolean;
  },
): Promise<Facts> {
  const company = await definitionsInForce(db);
  const { choices } = known(asked.metric, { ...company.choices[asked.metric], ...asked.choices });
  const definition = settledDefinition(company, {});
  const { sql, params } = withEvents(sqlText(`daySpread/${asked.metric}`), {
    periods: [asked.period],
    definition,
    filters: [],
    slices: [],
    actor,
    nobody: true,
    replaced: asked.replaced,
  });
  return { sql, params: { from: asked.period.from, ...params, ...choices }, choices, definition };
}
