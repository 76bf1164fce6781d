import { z } from "zod";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { inSight } from "./inSight.ts";
import { readyMade } from "./readyMade.ts";
import { createDashboardInput } from "./schema.ts";
import { appendTiles, tilesOf } from "./tiles.ts";

export const createDashboard = write({
  may: "dashboards:write",
  http: "POST /dashboards",
  says: {
    zh: "新建看板：空的、现成的，或复制一个",
    en: "Make a dashboard: empty, ready-made or a copy",
  },
  input: createDashboardInput,
  output: z.object({ id: z.number(), version: z.number() }),
  async run({ db, actor, now, audit }, input) {
    if (actor.person === null) throw refuse("platform.needs_person");
    const { copyOf } = input;
    if (copyOf !== undefined) {
      const seen = await inSight(db, actor).where("dashboard.id", "=", copyOf).executeTakeFirst();
      if (!seen) throw refuse("dashboards.not_found");
    }
    const { id } = await db
      .insertInto("dashboard")
      .values({ name: input.name, owner: actor.person, created_at: now, updated_at: now })
      .returning("id")
      .executeTakeFirstOrThrow();
    const tiles = [
      ...(copyOf === undefined ? [] : await tilesOf(db, copyOf)),
      ...(input.readyMade ? readyMade : []),
      ...(input.tiles ?? []),
    ];
    await appendTiles(db, { dashboard: id, tiles, now });
    audit({ target: `dashboard:${id}`, summary: { name: input.name, tiles: tiles.length } });
    return { id, version: 1 };
  },
});
