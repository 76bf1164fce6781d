import { constants, copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Copies a folder that may be changing: a file that goes away in between is left out. Yields between files. */
export async function copyFolder(
  from: string,
  to: string,
  wanted: (path: string) => boolean = () => true,
  signal?: AbortSignal,
  inside = "",
): Promise<void> {
  signal?.throwIfAborted();
  mkdirSync(join(to, inside), { recursive: true, mode: 0o700 });
  let entries: ReturnType<typeof readEntries>;
  try {
    entries = readEntries(join(from, inside));
  } catch (error) {
    if (isGone(error)) return;
    throw error;
  }
  for (const entry of entries) {
    const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
    if (!wanted(path)) continue;
    if (entry.isDirectory()) await copyFolder(from, to, wanted, signal, path);
    else if (entry.isFile()) {
      try {
        copyFileSync(join(from, path), join(to, path), constants.COPYFILE_FICLONE);
      } catch (error) {
        if (!isGone(error)) throw error;
      }
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    }
  }
}

const readEntries = (folder: string) => readdirSync(folder, { withFileTypes: true });
const isGone = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT";
