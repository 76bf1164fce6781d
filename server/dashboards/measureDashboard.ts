import { refuse } from "../refuse.ts";
import { read } from "../verb.ts";
import { inSight } from "./inSight.ts";
import { measureTiles } from "./measureTiles.ts";
import { measureDashboardInput, measureDashboardOutput } from "./schema.ts";
import { tilesOf } from "./tiles.ts";

export const measureDashboard = read({
  may: "metrics:read",
  http: "POST /dashboards/:id/measuring",
  says: {
    zh: "一次算出看板上的每一块；只算读的人看得到的客户",
    en: "Measure every tile of a dashboard at once, over the customers that the reader sees",
  },
  input: measureDashboardInput,
  output: measureDashboardOutput,
  async run(context, { id, ...over }) {
    const { db, actor } = context;
    const seen = await inSight(db, actor).where("dashboard.id", "=", id).executeTakeFirst();
    if (!seen) throw refuse("dashboards.not_found");
    return measureTiles(context, await tilesOf(db, id), over);
  },
});
