import { z } from "zod";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { onDashboard } from "./schema.ts";

export const restoreDashboard = write({
  may: "dashboards:write",
  http: "POST /dashboards/:id/restoring",
  says: { zh: "找回自己删除的看板", en: "Bring back a dashboard that one has deleted" },
  input: onDashboard,
  output: z.object({}),
  async run({ db, actor, audit }, { id }) {
    const row = await db
      .updateTable("dashboard")
      .set({ deleted_at: null })
      .where("id", "=", id)
      .where("owner", "=", actor.person ?? 0)
      .where("deleted_at", "is not", null)
      .returning("name")
      .executeTakeFirst();
    if (!row) throw refuse("dashboards.not_found");
    audit({ target: `dashboard:${id}`, summary: { name: row.name } });
    return {};
  },
});
