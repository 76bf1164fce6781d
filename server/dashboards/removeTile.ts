import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { changed, onTile } from "./schema.ts";
import { nextVersion, toChange } from "./toChange.ts";

export const removeTile = write({
  may: "dashboards:write",
  http: "DELETE /dashboards/:id/tiles/:tile",
  says: { zh: "从看板上移走一块；可以撤回", en: "Remove a tile from a dashboard; it can be undone" },
  input: onTile,
  output: changed,
  async run(context, { id, version, tile }) {
    const { db, now, audit } = context;
    await toChange(context, id, version);
    const removed = await db
      .updateTable("dashboard_tile")
      .set({ removed_at: now })
      .where("id", "=", tile)
      .where("dashboard", "=", id)
      .where("removed_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!removed) throw refuse("dashboards.no_such_tile");
    audit({ target: `dashboard:${id}`, summary: { removed: tile } });
    return nextVersion(db, id, now);
  },
});
