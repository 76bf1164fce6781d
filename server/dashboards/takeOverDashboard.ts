import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { inSight } from "./inSight.ts";
import { changed, onDashboard } from "./schema.ts";
import { nextVersion } from "./toChange.ts";

export const takeOverDashboard = write({
  may: "users:manage",
  http: "POST /dashboards/:id/owner",
  says: { zh: "接手离开的人的看板", en: "Take over a dashboard of someone who left" },
  input: onDashboard,
  output: changed,
  async run({ db, actor, now, audit }, { id }) {
    if (actor.person === null) throw refuse("platform.needs_person");
    const row = await inSight(db, actor)
      .where("dashboard.id", "=", id)
      .forUpdate("dashboard")
      .executeTakeFirst();
    if (!row) throw refuse("dashboards.not_found");
    if (!row.left) throw refuse("dashboards.owner_is_here", { owner: row.owner_name });
    await db.updateTable("dashboard").set({ owner: actor.person }).where("id", "=", id).execute();
    audit({ target: `dashboard:${id}`, summary: { name: row.name, from: row.owner, to: actor.person } });
    return nextVersion(db, id, now);
  },
});
