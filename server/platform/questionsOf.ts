import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Set by the bundler; absent when the sources run as they are. */
declare const BUNDLE_FOLDER: string | undefined;

/** Another question's text, on a line of its own: `  {clvSimple/bought}`. */
const shared = /^( *)\{(\w+\/\w+)\}$/gm;

/**
 * The texts of a domain's questions by their path in its folder, without `.sql`; each is read once. `module` is the URL of
 * a file that lies in the folder. Where a text names another by its path, that one stands there, without the comment above it.
 */
export function questionsOf(domain: string, module: string): (path: string) => string {
  const bundled = typeof BUNDLE_FOLDER === "string" ? join(BUNDLE_FOLDER, domain) : undefined;
  const folder = bundled && existsSync(bundled) ? bundled : dirname(fileURLToPath(module));
  const read = new Map<string, string>();
  const text = (path: string): string => {
    const known = read.get(path);
    if (known !== undefined) return known;
    const whole = readFileSync(join(folder, `${path}.sql`), "utf8")
      .trim()
      .replace(shared, (_, indent: string, other: string) =>
        text(other)
          .replace(/^(--.*\n)+/, "")
          .replace(/^(?=.)/gm, indent),
      );
    read.set(path, whole);
    return whole;
  };
  return text;
}
