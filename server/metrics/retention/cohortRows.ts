import type { ReadContext } from "../../verb.ts";
import { sqlText } from "../metric.ts";
import type { Definition, Filter } from "../schema.ts";
import { addMonths, earlier, startOf } from "../slice/calendar.ts";
import { plainRelations } from "../slice/purchases.ts";
import type { Cohorts } from "./schema.ts";

interface Row {
  cohort: string;
  later: number;
  buyers: number;
  placed: number;
  sold: number;
}
const columnOf = { customers: "buyers", orders: "placed", amount: "sold" } as const;

type Measure = Cohorts["measure"];

/** The monthly triangle in customers, orders and money, from one question. A month that is not over is null. */
export async function cohortTriangles(
  context: Pick<ReadContext, "ch" | "actor" | "signal">,
  asked: {
    /** First day of the first month, and the first day not seen. */
    from: string;
    to: string;
    /** First months before this one; default: all up to `to`. */
    before?: string | undefined;
    today: string;
    definition: Definition;
    filters: readonly Filter[];
    replaced: boolean;
  },
): Promise<Record<Measure, Cohorts>> {
  const { purchase, params } = plainRelations("retention", {
    periods: [{ from: asked.from, to: asked.to }],
    definition: asked.definition,
    filters: asked.filters,
    lineSlices: [],
    actor: context.actor,
    replaced: asked.replaced,
    perOrder: true,
  });
  const rows = await context.ch.rows<Row>(
    sqlText("retention/cohorts").replaceAll("{purchase}", purchase),
    params,
    { signal: context.signal, timeoutMs: 60_000 },
  );
  const edge = earlier(asked.to, asked.today);
  const until = asked.before ?? asked.to;
  const months: string[] = [];
  for (let month = startOf(asked.from, "month"); month < until; month = addMonths(month, 1))
    months.push(month);
  const found = new Map(rows.map((row) => [`${row.cohort} ${row.later}`, row]));
  const triangle = (measure: Measure): Cohorts => ({
    measure,
    rows: months.map((month) => {
      const size = found.get(`${month} 0`)?.[columnOf[measure]] ?? 0;
      const counts: (number | null)[] = [];
      for (let later = 1; addMonths(month, later) < asked.to; later++) {
        const open = addMonths(month, later + 1) > edge;
        counts.push(open ? null : (found.get(`${month} ${later}`)?.[columnOf[measure]] ?? 0));
      }
      return {
        month: month.slice(0, 7),
        size,
        counts,
        cells: counts.map((count) => (count === null || size === 0 ? null : count / size)),
        open: addMonths(month, 1) > edge,
      };
    }),
  });
  return { customers: triangle("customers"), orders: triangle("orders"), amount: triangle("amount") };
}
