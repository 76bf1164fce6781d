import { refuse } from "../../refuse.ts";
import { read } from "../../verb.ts";
import { definitionsInForce, settledDefinition } from "../definitions/inForce.ts";
import { answered } from "../measure/answerCache.ts";
import type { Period } from "../schema.ts";
import { addDays, addMonths, earlier, startOf } from "../slice/calendar.ts";
import { courseOf, type Quoted } from "./course.ts";
import { observations, soldBy } from "./observations.ts";
import { competitivenessOutput, marketInput } from "./schema.ts";
import type { Stated } from "./shares.ts";

const length = 24;

export const competitiveness = read({
  may: "metrics:read",
  http: "POST /market/competitiveness",
  says: {
    zh: "竞争力的走势：自己和对手的份额、评分、价格，逐月两年，带出处和日期",
    en: "The course of competitiveness: shares, ratings and prices of ourselves and others, by month over two years, with source and date",
  },
  input: marketInput,
  output: competitivenessOutput,
  async run(context, input) {
    const { from, to } = input.period;
    if (from >= to) throw refuse("metrics.empty_period", { from, to });
    return answered(context, "competitiveness", input, async ({ replaced }) => {
      const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
      const months = monthsUpTo(to);
      const span = { from: months[0]!.from, to };
      const [stated, sold, quoted] = await Promise.all([
        observations<Stated>(context, "sizes", span, definition),
        soldBy(context, span, definition, replaced),
        observations<Quoted>(context, "quoted", span, definition),
      ]);
      return { months, lines: courseOf(months, { stated, sold, quoted }) };
    });
  },
});

/** Two years of months; the last ends where the period does. */
function monthsUpTo(to: string): Period[] {
  const last = startOf(addDays(to, -1), "month");
  return Array.from({ length }, (_, i) => {
    const from = addMonths(last, i + 1 - length);
    return { from, to: earlier(addMonths(from, 1), to) };
  });
}
