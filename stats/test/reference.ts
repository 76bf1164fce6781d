import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** A file of published figures, typed by whoever reads it. */
export function reference<T>(name: string): T {
  return JSON.parse(readFileSync(resolve(here, "../reference", name), "utf8")) as T;
}

const folder = process.env.PERENNIAL_DATA ?? resolve(here, "../../../shared/data");

/** A public data set on this machine, or null where it is not at hand. */
export function dataFile(path: string): string | null {
  const file = resolve(folder, path);
  return existsSync(file) ? file : null;
}
