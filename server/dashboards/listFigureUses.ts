import { sql } from "kysely";
import type { Pair } from "../refuse.ts";
import { read } from "../verb.ts";
import { inSight } from "./inSight.ts";
import { listFigureUsesInput, listFigureUsesOutput } from "./schema.ts";

export const listFigureUses = read({
  may: "metrics:read",
  http: "GET /metrics/:metric/uses",
  says: {
    zh: "一个指标用在哪里：看板的块，按它判断成效的策略",
    en: "Where a figure is used: tiles of dashboards, and strategies that are judged by it",
  },
  input: listFigureUsesInput,
  output: listFigureUsesOutput,
  async run({ db, actor }, { metric }) {
    const [tiles, seen, strategies] = await Promise.all([
      // Each living dashboard that asks for the figure, whoever made it.
      db
        .selectFrom("dashboard_tile as tile")
        .innerJoin("dashboard", "dashboard.id", "tile.dashboard")
        .select("dashboard.id")
        .distinct()
        .where("dashboard.deleted_at", "is", null)
        .where("tile.removed_at", "is", null)
        .where(sql<boolean>`tile.view -> 'metrics' @> to_jsonb(${metric}::text)`)
        .execute(),
      inSight(db, actor).orderBy("dashboard.name").orderBy("dashboard.id").execute(),
      actor.may.has("followup:read")
        ? db
            .selectFrom("strategy")
            .select(["id", "name", "active"])
            .where(sql<boolean>`measure ->> 'metric' = ${metric}`)
            .orderBy("id")
            .execute()
        : [],
    ]);
    const using = new Set(tiles.map(({ id }) => id));
    const dashboards = seen.filter(({ id }) => using.has(id)).map(({ id, name }) => ({ id, name }));
    return {
      dashboards,
      hidden: using.size - dashboards.length,
      strategies: strategies.map(({ id, name, active }) => ({ id, name: name as Pair, active })),
    };
  },
});
