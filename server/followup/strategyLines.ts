import { sql } from "kysely";
import type { Db } from "../platform/database.ts";
import type { Strategy } from "./schema.ts";

/** The lines that each strategy has put on the day's lists since its day: all, dealt with by a contact, and ordered. */
export async function strategyLines(
  db: Db,
  since: ReadonlyMap<number, string>,
): Promise<Map<number, Strategy["lines"]>> {
  if (since.size === 0) return new Map();
  const { rows } = await sql<Strategy["lines"] & { strategy: number }>`
    select asked.strategy, count(*)::int as "all", count(contact.id)::int as contacted,
      count(*) filter (where contact.outcome = 'ordered')::int as ordered
    from unnest(${[...since.keys()]}::int[], ${[...since.values()]}::date[]) as asked (strategy, since)
    join today_task task on task.strategy = asked.strategy and task.day >= asked.since
    left join contact on contact.id = task.contact
    group by asked.strategy`.execute(db);
  return new Map(rows.map(({ strategy, ...lines }) => [strategy, lines]));
}
