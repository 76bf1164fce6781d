import { type Size, sizes, type Tile } from "../../server/dashboards/schema.ts";

/** An order that is being tried: tiles with their sizes. */
export type Arrangement = ReadonlyArray<{ id: number; size: Size }>;

export const arrangementOf = (tiles: readonly Tile[]): Arrangement =>
  tiles.map(({ id, size }) => ({ id, size }));

/** The tile takes the place that it is put at; the others move up. */
export function moved(from: Arrangement, id: number, to: number): Arrangement {
  const at = from.findIndex((one) => one.id === id);
  const tile = from[at];
  if (!tile) return from;
  const rest = from.filter((one) => one.id !== id);
  const place = Math.min(rest.length, Math.max(0, to));
  return [...rest.slice(0, place), tile, ...rest.slice(place)];
}

/** One step wider or narrower. */
export function resized(from: Arrangement, id: number, step: 1 | -1): Arrangement {
  return from.map((one) =>
    one.id === id ? { ...one, size: sizes[sizes.indexOf(one.size) + step] ?? one.size } : one,
  );
}
