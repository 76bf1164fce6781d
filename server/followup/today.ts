import { sql } from "kysely";
import { z } from "zod";
import { businessDay } from "../platform/businessDay.ts";
import { read } from "../verb.ts";
import { describeTasks, type TaskRow } from "./describeTasks.ts";
import { emptyPlan, lastPlanned } from "./emptyPlan.ts";
import { onList } from "./onList.ts";
import { reasonShape } from "./reasons.ts";
import { reasonCodes, taskShape } from "./schema.ts";

const whose = ["mine", "nobody", "everyone"] as const;
const group = z.object({ code: z.enum(reasonCodes), tasks: z.number(), atStake: z.number() });

export const todaySummary = read({
  may: "followup:read",
  http: "GET /today/summary",
  says: {
    zh: "今天要联系多少人，为什么，牵涉多少钱",
    en: "How many to contact today, why, and how much is at stake",
  },
  input: z.object({}),
  output: z.object({
    day: z.string(),
    /** Also where the plan named nobody. */
    planned: z.boolean(),
    /** Whether anybody whom the reader may see or not was on a list of the day, dealt with or open. */
    named: z.boolean(),
    mine: z.number(),
    open: z.number(),
    groups: z.array(group),
  }),
  async run(context) {
    const { db, actor, now, zone } = context;
    const day = businessDay(now, zone);
    const { rows } = await sql<{
      code: z.output<typeof group>["code"];
      tasks: number;
      mine: number;
      stake: number;
    }>`
      select reason ->> 'code' as code, count(*)::int as tasks,
        count(*) filter (where task.person = ${actor.person ?? -1})::int as mine,
        coalesce(sum(at_stake), 0)::float8 as stake
      from today_task task
      where task.day = ${day} and state = 'open' and ${onList("task.party_id", actor)}
      group by 1 order by stake desc, code`.execute(db);
    const any = await db
      .selectFrom("today_task")
      .select("id")
      .where("day", "=", day)
      .limit(1)
      .executeTakeFirst();
    return {
      day,
      planned: any !== undefined || (await lastPlanned(context, day)) !== null,
      named: any !== undefined,
      mine: rows.reduce((sum, row) => sum + row.mine, 0),
      open: rows.reduce((sum, row) => sum + row.tasks, 0),
      groups: rows.map((row) => ({ code: row.code, tasks: row.tasks, atStake: row.stake })),
    };
  },
});

export const todayTasks = read({
  may: "followup:read",
  http: "GET /today",
  says: {
    zh: "今天要联系的客户：为什么、说什么、上次答应了什么",
    en: "Customers to contact today: why, with which words, and what was promised last",
  },
  input: z.object({
    whose: z.enum(whose).optional(),
    code: z.enum(reasonCodes).optional(),
    limit: z.int().min(1).max(200).default(60),
  }),
  output: z.object({
    day: z.string(),
    whose: z.enum(whose),
    /** Null where the day has not been planned yet, or nobody is on it. */
    plannedAt: z.string().nullable(),
    /** Of a day without a line: that it was planned all the same, and whom it could have named. */
    empty: z.object({ at: z.string(), customers: z.number(), reachable: z.number() }).nullable(),
    counts: z.object({ mine: z.number(), nobody: z.number(), everyone: z.number() }),
    done: z.number(),
    total: z.number(),
    /** The open lines of this list by reason. */
    groups: z.array(group),
    tasks: z.array(taskShape),
  }),
  async run(context, { whose: asked, code, limit }) {
    const { db, actor, now, zone } = context;
    const day = businessDay(now, zone);
    const own = actor.person ?? -1;
    const seen = onList("task.party_id", actor);
    const { rows: counted } = await sql<{
      mine: number;
      nobody: number;
      everyone: number;
      at: Date | null;
    }>`
      select count(*) filter (where task.person = ${own} and state = 'open')::int as mine,
        count(*) filter (where task.person is null and state = 'open')::int as nobody,
        count(*) filter (where state = 'open')::int as everyone,
        max(created_at) as at
      from today_task task where task.day = ${day} and ${seen}`.execute(db);
    const counts = counted[0]!;
    // Whoever owns nobody sees the pool: a manager's first page is not empty.
    const chosen =
      asked ??
      (counts.mine > 0 || !actor.may.has("strategies:write")
        ? "mine"
        : counts.nobody > 0
          ? "nobody"
          : "everyone");
    const which =
      chosen === "mine"
        ? sql<boolean>`task.person = ${own}`
        : chosen === "nobody"
          ? sql<boolean>`task.person is null`
          : sql<boolean>`true`;
    const [{ rows }, { rows: sums }, { rows: groups }] = await Promise.all([
      sql<Omit<TaskRow, "reason"> & { reason: unknown }>`
        select task.id, task.party_id, task.reason, task.at_stake::text, task.state, contact.outcome, task.postponed_to::text
        from today_task task left join contact on contact.id = task.contact
        where task.day = ${day} and ${which} and ${seen}
          and ${code === undefined ? sql<boolean>`true` : sql<boolean>`task.reason ->> 'code' = ${code}`}
        order by (task.state = 'open') desc, task.rank, task.id
        limit ${limit}`.execute(db),
      sql<{ done: number; total: number }>`
        select count(*) filter (where state <> 'open')::int as done, count(*)::int as total
        from today_task task where task.day = ${day} and ${which} and ${seen}`.execute(db),
      sql<{ code: z.output<typeof group>["code"]; tasks: number; atStake: number }>`
        select reason ->> 'code' as code, count(*)::int as tasks, coalesce(sum(at_stake), 0)::float8 as "atStake"
        from today_task task where task.day = ${day} and ${which} and ${seen} and state = 'open'
        group by 1 order by tasks desc, code`.execute(db),
    ]);
    const tasks = await describeTasks(
      context,
      rows.map((row) => ({ ...row, reason: reasonShape.parse(row.reason) })),
    );
    return {
      day,
      whose: chosen,
      plannedAt: counts.at?.toISOString() ?? null,
      empty: counts.at ? null : await emptyPlan(context, day),
      counts: { mine: counts.mine, nobody: counts.nobody, everyone: counts.everyone },
      done: sums[0]!.done,
      total: sums[0]!.total,
      groups,
      tasks,
    };
  },
});
