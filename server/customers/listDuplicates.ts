import { sql } from "kysely";
import { z } from "zod";
import { read } from "../verb.ts";
import { namesOf } from "./namesOf.ts";
import { customerId, pair, suspicions } from "./schema.ts";
import { visiblePairs } from "./visiblePairs.ts";
import { wrongPlace } from "./wrongPlace.ts";

const side = z.object({
  id: customerId,
  name: z.string().nullable(),
  memberNo: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  regionTitle: pair,
  store: z.string().nullable(),
  owner: z.string().nullable(),
  completeness: z.number(),
  updatedAt: z.string(),
});

/** Pairs that may be one person, the likeliest first. */
export const listDuplicates = read({
  may: "customers:read",
  http: "GET /duplicates",
  says: { zh: "疑似重复的客户", en: "Customers who may be the same" },
  input: z.object({
    state: z.enum(["open", "merged", "different"]).default("open"),
    reason: z.enum(suspicions).optional(),
    limit: z.int().min(1).max(100).default(30),
    after: z.string().max(80).optional(),
  }),
  output: z.object({
    pairs: z.array(
      z.object({
        a: side,
        b: side,
        score: z.number(),
        reasons: z.array(z.enum(suspicions)),
        state: z.string(),
      }),
    ),
    total: z.number(),
    counts: z.object({ open: z.number(), merged: z.number(), different: z.number() }),
    next: z.string().nullable(),
  }),
  async run({ db, actor }, { state, reason, limit, after }) {
    const visible = visiblePairs(db, actor);
    const asked = visible
      .where("d.state", "=", state)
      .$if(reason !== undefined, (q) =>
        q.where(sql<boolean>`d.reasons @> ${JSON.stringify([reason])}::jsonb`),
      );
    const place = after === undefined ? undefined : placeOf(after);
    const [rows, total, counts] = await Promise.all([
      asked
        .select(["d.a", "d.b", "d.reasons", "d.state"])
        .select(sql<number>`d.score::float8`.as("score"))
        .$if(place !== undefined, (q) =>
          q.where(
            sql<boolean>`(-d.score, d.a, d.b) > (${-place!.score}::real, ${place!.a}::int, ${place!.b}::int)`,
          ),
        )
        .orderBy("d.score", "desc")
        .orderBy("d.a")
        .orderBy("d.b")
        .limit(limit)
        .execute(),
      asked.select(sql<number>`count(*)::int`.as("n")).executeTakeFirstOrThrow(),
      visible
        .select(["d.state", sql<number>`count(*)::int`.as("n")])
        .groupBy("d.state")
        .execute(),
    ]);
    const names = await namesOf(db, actor, [...new Set(rows.flatMap((row) => [row.a, row.b]))]);
    const last = rows.at(-1);
    const count = (of: string) => counts.find((row) => row.state === of)?.n ?? 0;
    return {
      pairs: rows.map((row) => ({
        a: names.get(row.a)!,
        b: names.get(row.b)!,
        score: row.score,
        reasons: z.array(z.enum(suspicions)).parse(row.reasons),
        state: row.state,
      })),
      total: total.n,
      counts: { open: count("open"), merged: count("merged"), different: count("different") },
      next: last && rows.length === limit ? `${last.score} ${last.a} ${last.b}` : null,
    };
  },
});

function placeOf(text: string): { score: number; a: number; b: number } {
  const [score, a, b] = text.split(" ").map(Number);
  if (score === undefined || a === undefined || b === undefined || [score, a, b].some(Number.isNaN))
    throw wrongPlace(text);
  return { score, a, b };
}
