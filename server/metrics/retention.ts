import { read } from "../verb.ts";
import { definitionsInForce, settledDefinition } from "./definitions/inForce.ts";
import { answered } from "./measure/answerCache.ts";
import { cohortTriangles } from "./retention/cohortRows.ts";
import { retentionInput, retentionOutput } from "./retention/schema.ts";
import { addDays, addMonths, dayOf, refuseTooLong, startOf } from "./slice/calendar.ts";

export const retention = read({
  may: "metrics:read",
  http: "POST /retention",
  says: {
    zh: "首购同期群：各月首购的客户，之后每月还有多少在买",
    en: "Cohorts by first month: how many still buy in each month after",
  },
  input: retentionInput,
  output: retentionOutput,
  async run(context, input) {
    const today = dayOf(context.now, context.zone);
    const month = startOf(today, "month");
    const period = input.period ?? { from: addMonths(month, -11), to: addMonths(month, 1) };
    refuseTooLong(period);
    return answered(context, "retention", { ...input, period }, async ({ replaced }) => {
      const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
      return cohortTriangles(context, {
        from: startOf(period.from, "month"),
        before: period.to,
        to: input.period ? lastSeen(period.to, today) : addDays(today, 1),
        today,
        definition,
        filters: input.filters,
        replaced,
      });
    });
  },
});

/** Later months of an old cohort are seen up to today. */
const lastSeen = (to: string, today: string) => (to > today ? to : addDays(today, 1));
