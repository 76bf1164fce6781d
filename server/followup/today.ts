import { sql } from "kysely";
import { z } from "zod";
import { seesParty } from "../platform/rowScope.ts";
import { read } from "../verb.ts";
import { describeTasks, type TaskRow } from "./describeTasks.ts";
import { reasonShape } from "./reasons.ts";
import { taskShape } from "./schema.ts";
import { dayIn } from "./writeContact.ts";

const whose = ["mine", "nobody", "everyone"] as const;

export const todayTasks = read({
  may: "followup:read",
  http: "GET /today",
  says: {
    zh: "今天要联系的客户：为什么、说什么、上次答应了什么",
    en: "Customers to contact today: why, with which words, and what was promised last",
  },
  input: z.object({ whose: z.enum(whose).optional(), limit: z.int().min(1).max(200).default(60) }),
  output: z.object({
    day: z.string(),
    whose: z.enum(whose),
    /** Null where the day has not been planned yet. */
    plannedAt: z.string().nullable(),
    counts: z.object({ mine: z.number(), nobody: z.number(), everyone: z.number() }),
    done: z.number(),
    total: z.number(),
    tasks: z.array(taskShape),
  }),
  async run(context, { whose: asked, limit }) {
    const { db, actor, now, zone } = context;
    const day = dayIn(now, zone);
    const own = actor.person ?? -1;
    const seen = seesParty("task.party_id", actor);
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
    const [{ rows }, { rows: sums }] = await Promise.all([
      sql<Omit<TaskRow, "reason"> & { reason: unknown }>`
        select task.id, task.party_id, task.reason, task.at_stake::text, task.state, contact.outcome, task.postponed_to::text
        from today_task task left join contact on contact.id = task.contact
        where task.day = ${day} and ${which} and ${seen}
        order by (task.state = 'open') desc, task.rank, task.id
        limit ${limit}`.execute(db),
      sql<{ done: number; total: number }>`
        select count(*) filter (where state <> 'open')::int as done, count(*)::int as total
        from today_task task where task.day = ${day} and ${which} and ${seen}`.execute(db),
    ]);
    const tasks = await describeTasks(
      context,
      rows.map((row) => ({ ...row, reason: reasonShape.parse(row.reason) })),
    );
    return {
      day,
      whose: chosen,
      plannedAt: counts.at?.toISOString() ?? null,
      counts: { mine: counts.mine, nobody: counts.nobody, everyone: counts.everyone },
      done: sums[0]!.done,
      total: sums[0]!.total,
      tasks,
    };
  },
});
