import { statfs } from "node:fs/promises";

/**
 * The engine of facts writes no further than to this, so that PostgreSQL, which holds what is true, can always finish what
 * it began: without room for its log it stops.
 */
export const keptFreeBytes = 100 * 2 ** 20;

/** What is free on the disk of a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
