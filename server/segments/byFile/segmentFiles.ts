import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Db } from "../../platform/database.ts";
import { refuse } from "../../refuse.ts";
import type { Actor } from "../../verb.ts";

/** Files dropped for fixed lists stay so long; they name people, so not longer. */
const keptHours = 24;

export const segmentFilesFolder = (files: string) => join(files, "lists");

export function segmentFilePaths(files: string, id: string) {
  const folder = join(segmentFilesFolder(files), id);
  return { folder, original: join(folder, "original") };
}

export async function makeSegmentFileFolder(files: string, id: string): Promise<void> {
  await mkdir(segmentFilePaths(files, id).folder, { recursive: true, mode: 0o700 });
}

export async function removeSegmentFile(files: string, id: string): Promise<void> {
  await rm(segmentFilePaths(files, id).folder, { recursive: true, force: true });
}

/** What was dropped earlier than this is no longer there for anybody, whether it has been swept or not. */
export const keptSince = (now: Date): Date => new Date(now.getTime() - keptHours * 3_600_000);

/** A file is its dropper's alone: it may name people whom a colleague may not see. */
export async function ownSegmentFile(
  { db, actor, now, files }: { db: Db; actor: Actor; now: Date; files: string },
  id: string,
): Promise<{ name: string; path: string }> {
  const row = await db
    .selectFrom("segment_file")
    .select("name")
    .where("id", "=", id)
    .where("created_by", "is not distinct from", actor.person)
    .where("created_at", ">=", keptSince(now))
    .executeTakeFirst();
  const { original } = segmentFilePaths(files, id);
  if (!row || !existsSync(original)) throw refuse("segments.no_file", { hours: keptHours });
  return { name: row.name, path: original };
}
