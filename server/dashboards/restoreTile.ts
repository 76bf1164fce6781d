import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { changed, mostTiles, onTile } from "./schema.ts";
import { tilesOf } from "./tiles.ts";
import { nextVersion, toChange } from "./toChange.ts";

/** Takes nothing from anyone: what was done since the removal stays. */
export const restoreTile = write({
  may: "dashboards:write",
  http: "POST /dashboards/:id/tiles/:tile/restoring",
  says: { zh: "把移走的一块放回原处", en: "Put a removed tile back in its place" },
  input: onTile.omit({ version: true }),
  output: changed,
  async run(context, { id, tile }) {
    const { db, now, audit } = context;
    await toChange(context, id);
    if ((await tilesOf(db, id)).length >= mostTiles) throw refuse("dashboards.full", { most: mostTiles });
    const back = await db
      .updateTable("dashboard_tile")
      .set({ removed_at: null })
      .where("id", "=", tile)
      .where("dashboard", "=", id)
      .where("removed_at", "is not", null)
      .returning("id")
      .executeTakeFirst();
    if (!back) throw refuse("dashboards.no_such_tile");
    audit({ target: `dashboard:${id}`, summary: { restored: tile } });
    return nextVersion(db, id, now);
  },
});
