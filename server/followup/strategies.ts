import { sql } from "kysely";
import { z } from "zod";
import type { Db, Trx } from "../platform/database.ts";
import { templateFields } from "../platform/fillTemplate.ts";
import { refuse } from "../refuse.ts";
import { read, type WriteContext, write } from "../verb.ts";
import { classStrategies } from "./classStrategies.ts";
import { isCoarse, readyMade } from "./readyMade.ts";
import { readyShape, type StrategyContent, strategyContent, strategyShape } from "./schema.ts";
import { sinceWhen } from "./sinceWhen.ts";
import { strategyLines } from "./strategyLines.ts";
import { unled } from "./unled.ts";

const wordFields = ["name", "store", "days", "offer", "promise", "rep"] as const;

/** A strategy as it stands in its row. */
export interface Kept extends StrategyContent {
  id: number;
  version: number;
}

/** The active strategies, the first to be followed first. */
export async function activeStrategies(db: Db | Trx): Promise<Kept[]> {
  const rows = await db
    .selectFrom("strategy")
    .selectAll()
    .where("active", "=", true)
    .orderBy("priority")
    .orderBy("id")
    .execute();
  return rows.map(kept);
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];
const rowsOf = (db: Db) => db.selectFrom("strategy").selectAll().execute();

function kept(row: Row): Kept {
  return {
    id: row.id,
    version: row.version,
    ...strategyContent.parse({
      name: row.name,
      goal: row.goal,
      segments: row.segments,
      reasons: row.reasons,
      priority: row.priority,
      minDays: row.min_days,
      maxDays: row.max_days,
      channels: row.channels,
      offer: row.offer,
      words: row.words,
      measure: row.measure,
      active: row.active,
    }),
  };
}

export const listStrategies = read({
  may: "followup:read",
  http: "GET /strategies",
  says: {
    zh: "策略：对谁、做什么、多久一次、说什么、怎么算有效",
    en: "Strategies: for whom, what, how often, which words, how judged",
  },
  input: z.object({}),
  output: z.object({
    strategies: z.array(strategyShape),
    /** Ready-made ones that have not been adopted. */
    ready: z.array(readyShape),
    /** Whether all are treated alike. */
    alike: z.boolean(),
    /** Classes and segments with people whom no strategy leads by who they are. */
    unled: z.array(z.object({ segment: z.number(), of: z.number(), customers: z.number() })),
  }),
  async run({ db, ch, zone, signal }) {
    const rows = await db
      .selectFrom("strategy")
      .leftJoin("member", "member.person", "strategy.updated_by")
      .selectAll("strategy")
      .select("member.name as by")
      .orderBy("strategy.priority")
      .orderBy("strategy.id")
      .execute();
    const active = rows.filter((row) => row.active && row.segments.length > 0);
    const leads = classStrategies(
      active.map((row) => ({ id: row.id, segments: row.segments, maxDays: row.max_days })),
    );
    const counts =
      active.length === 0
        ? []
        : await ch.rows<{ strategy: number; n: number }>(
            `select strategy, toUInt32(count()) as n
from (
  ${leads.sql}
)
group by strategy
order by strategy`,
            leads.params,
            { signal },
          );
    const own = await db.selectFrom("segment").select("id").where("deleted_at", "is", null).execute();
    const withoutOne = await unled(
      ch,
      leads,
      own.map((one) => one.id),
      signal,
    );
    const since = await sinceWhen(db, zone);
    const lines = await strategyLines(db, since);
    const known = new Map(counts.map((row) => [row.strategy, row.n]));
    const offers = new Set(
      active.map((row) => JSON.stringify([row.min_days, row.max_days, row.offer, row.words])),
    );
    return {
      strategies: rows.map((row) => {
        const { id, version, ...content } = kept(row);
        return {
          ...content,
          id,
          version,
          readyMade: row.ready_made,
          customers: known.get(id) ?? 0,
          since: since.get(id)!,
          lines: lines.get(id) ?? { all: 0, contacted: 0, ordered: 0 },
          updatedAt: row.updated_at.toISOString(),
          updatedBy: row.by,
        };
      }),
      ready: Object.entries(readyMade)
        .filter(([key]) => !rows.some((row) => row.ready_made === key))
        .map(([key, { name, goal, segments, reasons }]) => ({
          ...{ key, name, goal, segments, reasons },
          coarse: isCoarse(key),
        })),
      unled: withoutOne,
      alike: active.length < 2 || offers.size < 2,
    };
  },
});

export const saveStrategy = write({
  may: "strategies:write",
  http: "PUT /strategies",
  says: { zh: "新建或改一条策略；旧版留着", en: "Make or change a strategy; old versions stay" },
  input: strategyContent.extend({
    id: z.int().optional(),
    /** The version that was changed: a colleague's change in between is not overwritten. */
    version: z.int().optional(),
  }),
  output: z.object({ id: z.number(), version: z.number() }),
  async run(context, { id, version, ...content }) {
    check(content);
    const { db } = context;
    await refuseGone(db, content.segments);
    if (id !== undefined) {
      const row = await db
        .selectFrom("strategy")
        .select(["version"])
        .where("id", "=", id)
        .forUpdate()
        .executeTakeFirst();
      if (!row) throw refuse("followup.no_strategy");
      if (version !== undefined && row.version !== version)
        throw refuse("followup.strategy_changed", { version: row.version });
    }
    return keepStrategy(context, content, id === undefined ? {} : { id });
  },
});

function check(content: StrategyContent) {
  if (content.maxDays <= content.minDays)
    throw refuse("followup.rhythm", { min: content.minDays, max: content.maxDays });
  for (const text of [content.words.zh, content.words.en])
    for (const field of templateFields(text))
      if (!(wordFields as readonly string[]).includes(field))
        throw refuse("followup.field", { field, known: wordFields.map((name) => `{${name}}`).join(" ") });
}

/** Numbers below are classes and levels, which are always there. */
const firstSegment = 1001;

/** A segment that is deleted meanwhile waits for this, and then finds itself used. */
async function refuseGone(db: Trx, segments: readonly number[]) {
  const made = segments.filter((id) => id >= firstSegment);
  if (made.length === 0) return;
  const there = await db
    .selectFrom("segment")
    .select("id")
    .where("id", "in", made)
    .where("deleted_at", "is", null)
    .forShare()
    .execute();
  const gone = made.find((id) => !there.some((row) => row.id === id));
  if (gone !== undefined) throw refuse("followup.segment_gone", { id: gone });
}

/** A new strategy, or a new version of one; every version is kept. */
export async function keepStrategy(
  { db, actor, now, audit }: WriteContext,
  content: StrategyContent,
  at: { id?: number; readyMade?: string },
): Promise<{ id: number; version: number }> {
  const values = {
    name: JSON.stringify(content.name),
    goal: JSON.stringify(content.goal),
    segments: content.segments,
    reasons: content.reasons,
    priority: content.priority,
    min_days: content.minDays,
    max_days: content.maxDays,
    channels: content.channels,
    offer: JSON.stringify(content.offer),
    words: JSON.stringify(content.words),
    measure: JSON.stringify(content.measure),
    active: content.active,
    updated_at: now,
    updated_by: actor.person,
  };
  const row =
    at.id === undefined
      ? await db
          .insertInto("strategy")
          .values({ ...values, ready_made: at.readyMade ?? null })
          .returning(["id", "version"])
          .executeTakeFirstOrThrow()
      : await db
          .updateTable("strategy")
          .set({ ...values, version: sql`version + 1` })
          .where("id", "=", at.id)
          .returning(["id", "version"])
          .executeTakeFirstOrThrow();
  await db
    .insertInto("strategy_version")
    .values({
      strategy: row.id,
      version: row.version,
      content: JSON.stringify(content),
      at: now,
      by: actor.person,
    })
    .execute();
  audit({ target: `strategy:${row.id}`, summary: { version: row.version, name: content.name.zh } });
  return row;
}
