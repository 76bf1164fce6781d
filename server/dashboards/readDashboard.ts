import { refuse } from "../refuse.ts";
import { read } from "../verb.ts";
import { headOf, inSight } from "./inSight.ts";
import { onDashboard, readDashboardOutput } from "./schema.ts";
import { tilesOf } from "./tiles.ts";

export const readDashboard = read({
  may: "metrics:read",
  http: "GET /dashboards/:id",
  says: { zh: "一个看板：有哪些块，各问什么", en: "One dashboard: its tiles and what each asks" },
  input: onDashboard,
  output: readDashboardOutput,
  async run({ db, actor }, { id }) {
    const row = await inSight(db, actor).where("dashboard.id", "=", id).executeTakeFirst();
    if (!row) throw refuse("dashboards.not_found");
    return { ...headOf(row, actor), version: row.version, tiles: await tilesOf(db, id) };
  },
});
