import { z } from "zod";
import { write } from "../verb.ts";
import { onDashboard } from "./schema.ts";
import { toChange } from "./toChange.ts";

export const deleteDashboard = write({
  may: "dashboards:write",
  http: "DELETE /dashboards/:id",
  says: { zh: "删除看板；可以找回", en: "Delete a dashboard; it can be brought back" },
  input: onDashboard,
  output: z.object({}),
  async run(context, { id }) {
    const { db, now, audit } = context;
    const { name } = await toChange(context, id);
    await db.updateTable("dashboard").set({ deleted_at: now }).where("id", "=", id).execute();
    audit({ target: `dashboard:${id}`, summary: { name } });
    return {};
  },
});
