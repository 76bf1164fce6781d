import { sql } from "kysely";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { arrangeTilesInput, changed } from "./schema.ts";
import { tilesOf } from "./tiles.ts";
import { nextVersion, toChange } from "./toChange.ts";

export const arrangeTiles = write({
  may: "dashboards:write",
  http: "PUT /dashboards/:id/tiles",
  says: { zh: "排列看板：次序和大小", en: "Arrange a dashboard: order and sizes" },
  input: arrangeTilesInput,
  output: changed,
  async run(context, { id, version, tiles }) {
    const { db, now, audit } = context;
    await toChange(context, id, version);
    const there = new Set((await tilesOf(db, id)).map((tile) => tile.id));
    const asked = new Set(tiles.map((tile) => tile.id));
    if (asked.size !== tiles.length || asked.size !== there.size || [...asked].some((one) => !there.has(one)))
      throw refuse("dashboards.changed");
    await sql`
      update dashboard_tile set place = new.place, size = new.size
      from unnest(${tiles.map((tile) => tile.id)}::int[], ${tiles.map((tile) => tile.size)}::text[])
        with ordinality as new (id, size, place)
      where dashboard_tile.id = new.id and dashboard_tile.dashboard = ${id}`.execute(db);
    audit({ target: `dashboard:${id}`, summary: { arranged: tiles.length } });
    return nextVersion(db, id, now);
  },
});
