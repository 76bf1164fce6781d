import { refuse } from "../../refuse.ts";
import type { ReadContext } from "../../verb.ts";
import { catalogue } from "../catalogue.ts";
import { definitionsInForce, settledChoices, settledDefinition } from "../definitions/inForce.ts";
import { settled } from "../metric.ts";
import { lastWholeDay } from "../rfm.ts";
import type { DefinitionAsked } from "../schema.ts";
import { addDays } from "../slice/calendar.ts";
import type { FlowAsked } from "./flow.ts";
import type { StructureTarget } from "./schema.ts";

interface Asked {
  asOf?: string | undefined;
  compareWith?: string | undefined;
  by: "level" | "class";
  definition: DefinitionAsked;
}

/** The question with everything in it that was left open: days, definition, and the company's rule of who is lost. */
export async function settleFlow(
  context: Pick<ReadContext, "db" | "now" | "zone">,
  asked: Asked,
): Promise<Omit<FlowAsked, "replaced"> & { target: StructureTarget | null }> {
  const day = asked.asOf ?? lastWholeDay(context);
  const previousDay = asked.compareWith ?? addDays(day, -90);
  if (previousDay >= day) throw refuse("metrics.structure_days", { day, previous: previousDay });
  const company = await definitionsInForce(context.db);
  const chosen = settledChoices(company, ["churnRate"], {}).churnRate ?? {};
  return {
    day,
    previousDay,
    by: asked.by,
    definition: settledDefinition(company, asked.definition),
    classes: company.classes,
    target: company.target,
    lostRule: settled(catalogue.churnRate!, chosen)!,
  };
}
