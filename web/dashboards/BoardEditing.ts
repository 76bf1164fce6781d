import { createContext } from "react";
import type { Tile } from "../../server/dashboards/schema.ts";

interface Editing {
  /** What its owner can do with a tile. */
  menu(tile: Tile): ReadonlyArray<{ key: string; label: string; danger?: boolean; onClick(): void }>;
  remove(tile: Tile): void;
}

/** Undefined for readers: a shared dashboard is changed by its owner only. */
export const BoardEditing = createContext<Editing | undefined>(undefined);
