import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Services } from "../platform/services.ts";

/** Where an import's own files lie: the original as it came, its rows in the engine's form, what they met. */
export function importFiles(services: Pick<Services, "files">, id: string) {
  const folder = join(services.files, "imports", id);
  return {
    folder,
    original: join(folder, "original"),
    rows: join(folder, "rows.bin"),
    met: join(folder, "met.tsv"),
    waiting: join(folder, "waiting.jsonl"),
    circles: join(folder, "circles.txt"),
  };
}

export async function makeImportFolder(services: Pick<Services, "files">, id: string): Promise<void> {
  await mkdir(importFiles(services, id).folder, { recursive: true, mode: 0o700 });
}

export async function removeImportFiles(services: Pick<Services, "files">, id: string): Promise<void> {
  await rm(importFiles(services, id).folder, { recursive: true, force: true });
}
