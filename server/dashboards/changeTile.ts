import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { changed, changeTileInput, mayShow } from "./schema.ts";
import { tilesOf } from "./tiles.ts";
import { nextVersion, toChange } from "./toChange.ts";

export const changeTile = write({
  may: "dashboards:write",
  http: "PATCH /dashboards/:id/tiles/:tile",
  says: {
    zh: "给看板上的一块改名，或换成数字、图、表",
    en: "Rename a tile, or show it as number, chart or table",
  },
  input: changeTileInput,
  output: changed,
  async run(context, { id, version, tile, ...change }) {
    const { db, now, audit } = context;
    await toChange(context, id, version);
    const found = (await tilesOf(db, id)).find((one) => one.id === tile);
    if (!found) throw refuse("dashboards.no_such_tile");
    if (!mayShow(change.show ?? found.show, found.view)) throw refuse("dashboards.several_figures");
    if (Object.keys(change).length > 0)
      await db.updateTable("dashboard_tile").set(change).where("id", "=", tile).execute();
    audit({ target: `dashboard:${id}`, summary: { tile, ...change } });
    return nextVersion(db, id, now);
  },
});
