import { sql } from "kysely";
import type { Db, Trx } from "../platform/database.ts";
import type { Pair } from "../refuse.ts";
import type { Actor } from "../verb.ts";
import type { SegmentUser } from "./schema.ts";

export type User = SegmentUser & { segment: number };

/**
 * What uses these segments: other segments' rules, strategies (in force or not) and tiles of dashboards. A dashboard that
 * the reader does not see is there without name and number.
 */
export async function segmentUsers(db: Db | Trx, actor: Actor, ids: readonly number[]): Promise<User[]> {
  if (ids.length === 0) return [];
  const [rules, strategies, dashboards] = await Promise.all([
    db
      .selectFrom("segment_reference as r")
      .innerJoin("segment as s", "s.id", "r.segment")
      .select(["r.refers_to as segment", "s.id", "s.name"])
      .where("r.refers_to", "in", [...ids])
      .where("s.deleted_at", "is", null)
      .orderBy("s.id")
      .execute(),
    db
      .selectFrom("strategy")
      .select(["id", "name", "segments"])
      .where(sql<boolean>`segments && ${[...ids]}::int[]`)
      .orderBy("id")
      .execute(),
    tilesOf(db, actor, ids),
  ]);
  return [
    ...rules.map(({ segment, id, name }): User => ({ segment, kind: "segment", id, name: both(name) })),
    ...strategies.flatMap(({ id, name, segments }) =>
      ids
        .filter((segment) => segments.includes(segment))
        .map((segment): User => ({ segment, kind: "strategy", id, name })),
    ),
    ...dashboards.map(
      ({ segment, id, name, seen }): User => ({
        segment,
        kind: "dashboard",
        id: seen ? id : null,
        name: seen ? both(name) : null,
      }),
    ),
  ];
}

/** Which dashboards have a tile that is narrowed to or by one of these segments, or held against it, and whether the reader sees them. */
async function tilesOf(db: Db | Trx, actor: Actor, ids: readonly number[]) {
  const { rows } = await sql<{ segment: number; id: number; name: string; seen: boolean }>`
    select distinct named.segment::int as segment, dashboard.id, dashboard.name,
      dashboard.owner = ${actor.person ?? 0} or dashboard.shared = 'everyone'
        or (dashboard.shared = 'roles' and ${actor.role}::text = any(dashboard.roles)) as seen
    from dashboard
    join dashboard_tile tile on tile.dashboard = dashboard.id and tile.removed_at is null
    cross join lateral (
      select value #>> '{}' as segment
      from jsonb_path_query(tile.view, '$.filters[*] ? (@."by" == "segment")."is"[*]') as value
      union
      select value #>> '{}'
      from jsonb_path_query(tile.view, '$.filters[*] ? (@."by" == "segment")."not"[*]') as value
      union
      select tile.view #>> '{compare,segment}'
    ) as named
    where dashboard.deleted_at is null and named.segment = any(${ids.map(String)}::text[])
    order by segment, dashboard.id`.execute(db);
  return rows;
}

const kinds: Readonly<Record<SegmentUser["kind"], Pair>> = {
  segment: { zh: "分群", en: "segment" },
  strategy: { zh: "策略", en: "strategy" },
  dashboard: { zh: "看板", en: "dashboard" },
};

/** All users in one phrase of each language. */
export function usersText(users: readonly SegmentUser[]): Pair {
  const say = (tongue: "zh" | "en") =>
    users.map(({ kind, name }) => {
      if (name === null) return tongue === "zh" ? "同事的看板" : "a colleague's dashboard";
      return tongue === "zh" ? `${kinds[kind].zh}“${name.zh}”` : `${kinds[kind].en} “${name.en}”`;
    });
  return { zh: [...new Set(say("zh"))].join("、"), en: [...new Set(say("en"))].join(", ") };
}

const both = (name: string): Pair => ({ zh: name, en: name });
