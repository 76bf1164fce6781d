import { write } from "../verb.ts";
import { changed, updateDashboardInput } from "./schema.ts";
import { nextVersion, toChange } from "./toChange.ts";

export const updateDashboard = write({
  may: "dashboards:write",
  http: "PATCH /dashboards/:id",
  says: { zh: "改看板的名称，或共享给谁", en: "Rename a dashboard, or say with whom it is shared" },
  input: updateDashboardInput,
  output: changed,
  async run(context, { id, version, ...change }) {
    const { db, now, audit } = context;
    await toChange(context, id, version);
    if (Object.keys(change).length > 0)
      await db.updateTable("dashboard").set(change).where("id", "=", id).execute();
    audit({ target: `dashboard:${id}`, summary: change });
    return nextVersion(db, id, now);
  },
});
