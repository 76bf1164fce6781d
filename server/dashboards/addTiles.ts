import { z } from "zod";
import { write } from "../verb.ts";
import { addTilesInput, changed } from "./schema.ts";
import { appendTiles } from "./tiles.ts";
import { nextVersion, toChange } from "./toChange.ts";

/** Adding takes nothing away from anyone, so it needs no version. */
export const addTiles = write({
  may: "dashboards:write",
  http: "POST /dashboards/:id/tiles",
  says: { zh: "把探索里的视图存到看板上", en: "Save views of the explorer to a dashboard" },
  input: addTilesInput,
  output: changed.extend({ tiles: z.array(z.number()) }),
  async run(context, { id, tiles }) {
    const { db, now, audit } = context;
    await toChange(context, id);
    const ids = await appendTiles(db, { dashboard: id, tiles, now });
    audit({
      target: `dashboard:${id}`,
      summary: { tiles: ids, metrics: tiles.map((tile) => tile.view.metrics.join(",")) },
    });
    return { ...(await nextVersion(db, id, now)), tiles: ids };
  },
});
