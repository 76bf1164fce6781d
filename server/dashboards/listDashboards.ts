import { z } from "zod";
import { read } from "../verb.ts";
import { headOf, inSight } from "./inSight.ts";
import { listDashboardsOutput } from "./schema.ts";

export const listDashboards = read({
  may: "metrics:read",
  http: "GET /dashboards",
  says: { zh: "自己的看板和共享给自己的看板", en: "One's own dashboards and those shared with one" },
  input: z.object({}),
  output: listDashboardsOutput,
  async run({ db, actor }) {
    const rows = await inSight(db, actor)
      .select((eb) =>
        eb
          .selectFrom("dashboard_tile")
          .select(({ fn }) => fn.countAll<string>().as("n"))
          .whereRef("dashboard_tile.dashboard", "=", "dashboard.id")
          .where("removed_at", "is", null)
          .as("tiles"),
      )
      .orderBy("dashboard.updated_at", "desc")
      .orderBy("dashboard.id")
      .limit(500)
      .execute();
    return {
      dashboards: rows.map((row) => ({ ...headOf(row, actor), tiles: Number(row.tiles) })),
    };
  },
});
