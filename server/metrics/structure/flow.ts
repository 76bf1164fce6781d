import type { ValueRule } from "../../customers/valueClasses/valueRule.ts";
import type { Params } from "../../platform/clickhouse/client.ts";
import type { ReadContext } from "../../verb.ts";
import { numbers } from "../measure/ask.ts";
import { sqlText } from "../metric.ts";
import type { Definition } from "../schema.ts";
import { addDays } from "../slice/calendar.ts";
import { neverRecorded } from "../slice/events.ts";
import { purchaseRelations } from "../slice/purchases.ts";
import { valueClassRelation } from "../slice/valueClass.ts";
import type { CameFrom, Structure, WentTo } from "./schema.ts";

export interface FlowAsked {
  day: string;
  previousDay: string;
  by: "level" | "class";
  definition: Definition;
  /** How value classes are told apart. */
  classes: ValueRule;
  /** Choices of the churn rate: who is lost. */
  lostRule: Readonly<Record<string, string>>;
  replaced: boolean;
}

interface Statement {
  sql: string;
  params: Params;
}

/** Who is lost at a moment, under the rule of churnRate. */
const lostFile = ({ rule }: FlowAsked["lostRule"]) =>
  rule === "cancelled" ? "structure/leftThen" : "structure/lostThen";

/** One row per customer: came_from, went_to, spent, and what was known of him at both moments. */
export function flowStatement(
  actor: ReadContext["actor"],
  asked: FlowAsked,
): Statement & { standing: string } {
  // The moments are the mornings after the two days; nothing from the later one on is seen.
  const [before, after] = [addDays(asked.previousDay, 1), addDays(asked.day, 1)];
  const same = {
    periods: [
      { from: before, to: after },
      { from: after, to: addDays(after, 1) },
    ],
    edge: after,
    definition: asked.definition,
    classes: asked.classes,
    filters: [],
    actor,
    replaced: asked.replaced,
  };
  const { history, params } = purchaseRelations({ ...same, lineSlices: [] });
  const standing = valueClassRelation(same, true);
  return {
    sql: sqlText("structure/structure")
      .replaceAll("{class}", standing.sql)
      .replaceAll("{group}", asked.by)
      .replaceAll("{lost}", sqlText(lostFile(asked.lostRule)).replaceAll("{history}", history)),
    standing: standing.sql,
    params: {
      ...params,
      ...standing.params,
      ...numbers(asked.lostRule),
      moment_before: before,
      moment_after: after,
    },
  };
}

interface Cell {
  came_from: CameFrom | "stayedLost";
  went_to: WentTo;
  customers: number;
  amount: number;
  contacted: number;
}

type Asking = Pick<ReadContext, "ch" | "actor" | "signal">;

export interface Flow {
  cells: Structure["cells"];
  stayedLost: number;
  borders: Structure["borders"];
  /** Whether any contact has ever been recorded. */
  contactsKnown: boolean;
}

/** Every cell in one question, and what counted as high at the two moments in another. */
export async function flow(context: Asking, asked: FlowAsked): Promise<Flow> {
  const statement = flowStatement(context.actor, asked);
  const [cells, borders, never] = await Promise.all([
    context.ch.rows<Cell>(cellsSql(statement), statement.params, {
      signal: context.signal,
      timeoutMs: 60_000,
    }),
    bordersOf(context, asked),
    neverRecorded(context.ch, ["interaction"], context.signal),
  ]);
  const moved = cells.flatMap(({ came_from, went_to, ...rest }) =>
    came_from === "stayedLost" ? [] : [{ from: came_from, to: went_to, ...rest }],
  );
  return {
    cells: moved,
    stayedLost: cells.reduce((sum, cell) => sum + (cell.came_from === "stayedLost" ? cell.customers : 0), 0),
    borders,
    contactsKnown: never.size === 0,
  };
}

/** contacted: whom somebody reached out to after the earlier day, up to the later one. */
export const cellsSql = ({ sql }: Pick<Statement, "sql">): string =>
  `select came_from, went_to, toFloat64(count()) as customers, toFloat64(sum(spent)) as amount,
  toFloat64(countIf(customer_id global in (
    select customer_id
    from interaction(hidden = {hidden:Array(UInt32)})
    where direction = 'out'
      and occurred_on >= {moment_before:Date}
      and occurred_on < {moment_after:Date}
  ))) as contacted
from (
${sql}
)
group by came_from, went_to
order by came_from, went_to`;

/** The values at which R, F and M began to count as high, as they were seen at the two moments. */
export async function bordersOf(context: Asking, asked: FlowAsked): Promise<Structure["borders"]> {
  const { standing, params } = flowStatement(context.actor, asked);
  const rows = await context.ch.rows<{ then: number; days: number; orders: number; money: number }>(
    `select toUInt8(period = {moment_before:Date}) as then,
  toFloat64(maxIf(days, high_r)) as days, toFloat64(minIf(orders, high_f)) as orders, toFloat64(minIf(money, high_m)) as money
from (
${standing}
)
group by period
order by period`,
    params,
    { signal: context.signal, timeoutMs: 60_000 },
  );
  const at = (then: number) => {
    const row = rows.find((known) => known.then === then);
    // Without anyone above the mean the engine gives 0, which is no border.
    return { days: row?.days || null, orders: row?.orders || null, money: row?.money || null };
  };
  return { before: at(1), after: at(0) };
}
