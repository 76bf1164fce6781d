import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Set by the bundler; absent when the sources run as they are. */
declare const BUNDLE_FOLDER: string | undefined;

/**
 * The texts of a domain's questions by their path in its folder, without `.sql`; each is read once. `module` is the URL of
 * a file that lies in the folder.
 */
export function questionsOf(domain: string, module: string): (path: string) => string {
  const bundled = typeof BUNDLE_FOLDER === "string" ? join(BUNDLE_FOLDER, domain) : undefined;
  const folder = bundled && existsSync(bundled) ? bundled : dirname(fileURLToPath(module));
  const read = new Map<string, string>();
  return (path) => {
    const known = read.get(path);
    if (known !== undefined) return known;
    const text = readFileSync(join(folder, `${path}.sql`), "utf8").trim();
    read.set(path, text);
    return text;
  };
}
