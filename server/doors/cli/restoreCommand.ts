import { resolve } from "node:path";
import type { Command } from "../../command.ts";
import { readTombstones } from "../../platform/backup/tombstoneFile.ts";
import { createLogger } from "../../platform/logger.ts";
import { restoreProduct } from "../../restoreProduct.ts";

export const restoreCommand: Command = {
  takes: "<backup>",
  says: {
    zh: "把一个备份恢复到空的数据目录（--data）",
    en: "restore a backup into an empty data directory (--data)",
  },
  options: [
    {
      flags: "--tombstones <path>",
      says: {
        zh: "旧数据目录（或其中的 tombstones.jsonl）：备份之后被删除的人再次删除",
        en: "the old data directory (or its tombstones.jsonl): whoever was erased since the backup is erased again",
      },
    },
  ],
  async run({ data, print, say }, [backup], { tombstones }) {
    say({ zh: "核对备份，恢复两个数据库…", en: "Checking the backup, restoring both stores …" });
    const restored = await restoreProduct({
      backup: resolve(backup ?? ""),
      data,
      log: createLogger({ level: "error" }),
      tombstones: typeof tombstones === "string" ? readTombstones(resolve(tombstones)) : [],
    });
    print({ data, ...restored });
  },
};
