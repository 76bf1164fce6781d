import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Source {
  /** From the repository's root, with `/`. */
  path: string;
  text: string;
  /** Relative imports, as paths from the root; others by their name. `type` where only types are taken. */
  imports: { to: string; typeOnly: boolean }[];
}

/** Every TypeScript file of a workspace, read once, with what it imports. */
export function sources(workspace: "server" | "web" | "stats"): Source[] {
  const folder = join(root, workspace);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !/(^|[\\/])(node_modules|dist|\.build)[\\/]/.test(path))
    .map((path) => {
      const file = join(folder, path);
      const text = readFileSync(file, "utf8");
      return { path: unix(relative(root, file)), text: text, imports: importsOf(file, text) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const statement = /^\s*(?:import|export)\s+(type\s+)?(?:([^"';]*?)\s+from\s+)?["']([^"']+)["']/gm;
const dynamic = /\bimport\(\s*["']([^"']+)["']/g;

function importsOf(file: string, text: string): Source["imports"] {
  const resolved = (name: string) =>
    name.startsWith(".") ? unix(relative(root, join(dirname(file), name))) : name;
  return [
    ...[...text.matchAll(statement)].map((match) => ({
      to: resolved(match[3]!),
      typeOnly: match[1] !== undefined || namesOnlyTypes(match[2] ?? ""),
    })),
    ...[...text.matchAll(dynamic)].map((match) => ({ to: resolved(match[1]!), typeOnly: false })),
  ];
}

/** `{ type A, type B }` leaves nothing at run time either. */
function namesOnlyTypes(names: string): boolean {
  const inside = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  const parts = inside
    ?.split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts !== undefined && parts.length > 0 && parts.every((part) => part.startsWith("type "));
}

const unix = (path: string) => path.split(sep).join("/");
