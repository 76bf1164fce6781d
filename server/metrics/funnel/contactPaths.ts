import { wilsonInterval } from "@perennial/stats";
import { refuse } from "../../refuse.ts";
import { read } from "../../verb.ts";
import { definitionsInForce, settledDefinition } from "../definitions/inForce.ts";
import { answered } from "../measure/answerCache.ts";
import { sqlText } from "../metric.ts";
import { dayOf } from "../slice/calendar.ts";
import { seenOf } from "./funnel.ts";
import { contactPathsInput, contactPathsOutput, readPath } from "./schema.ts";
import { touchesStatement } from "./touches.ts";

interface Row {
  known: number;
  path: string;
  customers: number;
  won: number;
  sameDay: number;
  medianDays: number | null;
}

export const contactPaths = read({
  may: "metrics:read",
  http: "POST /funnel/paths",
  says: {
    zh: "从第一次触点到首单或赢单，客户走了哪些路",
    en: "By which touches customers come to a first order or a won deal",
  },
  input: contactPathsInput,
  output: contactPathsOutput,
  async run(context, input) {
    const { period } = input;
    if (period.from >= period.to) throw refuse("metrics.empty_period", { ...period });
    const seen = seenOf(period, dayOf(context.now, context.zone));
    return answered(context, "contactPaths", input, async ({ replaced }) => {
      const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
      const { sql, params } = touchesStatement(context.actor, { period, seen, definition, replaced });
      const rows = await context.ch.rows<Row>(sqlText("funnel/paths").replaceAll("{touches}", sql), params, {
        signal: context.signal,
        timeoutMs: 60_000,
      });
      const paths = rows.filter((row) => row.known === 0);
      const all = sum(paths, "customers");
      return {
        customers: all,
        won: sum(paths, "won"),
        known: sum(
          rows.filter((row) => row.known !== 0),
          "customers",
        ),
        seen,
        paths: paths.map(({ path, customers, won, sameDay, medianDays }) => {
          const [low, high] = wilsonInterval(won, customers);
          return {
            touches: readPath(path),
            customers,
            share: customers / all,
            won,
            sameDay,
            conversion: won / customers,
            interval: { low, high },
            medianDays,
          };
        }),
      };
    });
  },
});

const sum = (rows: readonly Row[], of: "customers" | "won") => rows.reduce((all, row) => all + row[of], 0);
