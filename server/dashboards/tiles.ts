import type { Db, Trx } from "../platform/database.ts";
import { refuse } from "../refuse.ts";
import { mostTiles, type NewTile, newTile, type Show, type Size, type Tile, view } from "./schema.ts";

/** The tiles of a dashboard in their order. */
export async function tilesOf(db: Db | Trx, dashboard: number): Promise<Tile[]> {
  const rows = await db
    .selectFrom("dashboard_tile")
    .select(["id", "title", "size", "show", "view"])
    .where("dashboard", "=", dashboard)
    .where("removed_at", "is", null)
    .orderBy("place")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, view: view.safeParse(row.view).data ?? unreadable }));
}

/** Kept by a version of the product that asked otherwise: it says in its place that it cannot be read. */
const unreadable = view.parse({ metrics: ["unreadable"] });

const usual: Record<Show, Size> = { number: "quarter", chart: "half", table: "whole" };

/** New tiles at the end. */
export async function appendTiles(
  db: Trx,
  { dashboard, tiles, now }: { dashboard: number; tiles: readonly NewTile[]; now: Date },
): Promise<number[]> {
  if (tiles.length === 0) return [];
  const there = await db
    .selectFrom("dashboard_tile")
    .select(({ fn }) => [fn.countAll<string>().as("n"), fn.max("place").as("last")])
    .where("dashboard", "=", dashboard)
    .where("removed_at", "is", null)
    .executeTakeFirstOrThrow();
  if (Number(there.n) + tiles.length > mostTiles) throw refuse("dashboards.full", { most: mostTiles });
  const rows = await db
    .insertInto("dashboard_tile")
    .values(
      tiles.map((one, i) => {
        const tile = newTile.parse(one);
        return {
          dashboard,
          place: (there.last ?? 0) + 1 + i,
          size: tile.size ?? usual[tile.show],
          title: tile.title,
          show: tile.show,
          view: JSON.stringify(tile.view),
          created_at: now,
        };
      }),
    )
    .returning("id")
    .execute();
  return rows.map((row) => row.id);
}
