import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { dataVersion } from "../dataDirectory.ts";

const manifestShape = z.object({
  format: z.literal(1),
  dataVersion: z.number(),
  at: z.string(),
  /** How far ClickHouse had carried the outbox before its part of the backup began: from there it is carried again. */
  outbox: z.object({ transaction: z.string(), id: z.string() }),
  clickhouseDatabase: z.string(),
  bytes: z.number(),
  files: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
});
export type Manifest = z.output<typeof manifestShape>;
const fileName = "manifest.json";

/** Every file of the folder with its size and hash. Written last: a folder without it is no backup. */
export async function writeManifest(
  folder: string,
  about: Pick<Manifest, "at" | "outbox" | "clickhouseDatabase">,
) {
  const files: Manifest["files"] = {};
  for (const path of filesIn(folder).sort()) {
    const file = join(folder, path);
    files[path] = { bytes: statSync(file).size, sha256: await sha256(file) };
  }
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  const manifest: Manifest = { format: 1, dataVersion, ...about, bytes, files };
  writeFileSync(join(folder, fileName), JSON.stringify(manifest, null, 1), { mode: 0o600, flush: true });
  return manifest;
}

/** Reads the manifest and compares every file with it: nothing is touched before the backup is known to be whole. */
export async function checkedManifest(folder: string): Promise<Manifest> {
  const path = join(folder, fileName);
  if (!existsSync(path)) throw refuse("platform.backup_damaged", { file: path });
  const parsed = manifestShape.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw refuse("platform.backup_damaged", { file: path });
  if (parsed.data.dataVersion > dataVersion) throw refuse("platform.backup_newer");
  for (const [name, { bytes, sha256: known }] of Object.entries(parsed.data.files)) {
    const file = join(folder, name);
    if (!existsSync(file) || statSync(file).size !== bytes || (await sha256(file)) !== known)
      throw refuse("platform.backup_damaged", { file: name });
  }
  return parsed.data;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
}

async function sha256(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file, { highWaterMark: 2 ** 20 }), hash);
  return hash.digest("hex");
}
