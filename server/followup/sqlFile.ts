import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Set by the bundler; absent when the sources run as they are. */
declare const BUNDLE_FOLDER: string | undefined;
const here =
  typeof BUNDLE_FOLDER === "string" && existsSync(join(BUNDLE_FOLDER, "followup"))
    ? join(BUNDLE_FOLDER, "followup")
    : dirname(fileURLToPath(import.meta.url));

/** A question's text from this folder, by its name without `.sql`. */
export function sqlFile(name: string): string {
  return readFileSync(join(here, `${name}.sql`), "utf8").trim();
}
