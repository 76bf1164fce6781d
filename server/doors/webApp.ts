import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Context } from "hono";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
};
const packable = /^(text|application)\/|svg/;

interface Kept {
  stamp: string;
  bytes: Buffer;
  packed: Buffer | undefined;
  etag: string;
}

/**
 * The built web app: its files as they are, and its one page for every other address. Files whose name carries
 * their hash are kept by browsers for ever; the page itself is asked for each time, and mostly answered by 304.
 */
export function webApp(folder: string) {
  const kept = new Map<string, Kept>();

  const load = async (file: string, type: string): Promise<Kept | undefined> => {
    const stat = existsSync(file) ? statSync(file) : undefined;
    if (!stat?.isFile()) return undefined;
    const stamp = `${stat.size} ${stat.mtimeMs}`;
    const before = kept.get(file);
    if (before?.stamp === stamp) return before;
    const bytes = readFileSync(file);
    const made: Kept = {
      stamp,
      bytes,
      packed: packable.test(type) && bytes.length > 1024 ? await promisify(gzip)(bytes) : undefined,
      etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    };
    kept.set(file, made);
    return made;
  };

  return async (c: Context, path: string): Promise<Response | undefined> => {
    const asked = normalize(decoded(path)).replace(/^[/\\]+/, "");
    if (asked.split(sep).includes("..") || asked.includes("\0")) return undefined;
    const isFile = extname(asked) !== "" && asked !== "index.html";
    const name = isFile ? asked : "index.html";
    const type = types[extname(name)] ?? "application/octet-stream";
    const found = await load(join(folder, name), type);
    if (!found) return undefined;
    const headers: Record<string, string> = {
      "content-type": type,
      etag: found.etag,
      "cache-control": name.startsWith(`assets${sep}`) ? "public, max-age=31536000, immutable" : "no-cache",
      vary: "accept-encoding",
    };
    if (c.req.header("if-none-match") === found.etag) return new Response(null, { status: 304, headers });
    const packed = c.req.header("accept-encoding")?.includes("gzip") ? found.packed : undefined;
    if (packed) headers["content-encoding"] = "gzip";
    const body = packed ?? found.bytes;
    headers["content-length"] = String(body.length);
    return new Response(c.req.method === "HEAD" ? null : new Uint8Array(body), { headers });
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "/";
  }
}
