import { z } from "zod";
import { start } from "../../verb.ts";

export const startBackup = start({
  may: "backup:run",
  http: "POST /backups",
  says: {
    zh: "备份两个数据库和全部文件（不停机）",
    en: "Back up both stores and all files, without stopping",
  },
  input: z.object({}),
  output: z.object({ jobId: z.string() }),
  async run({ enqueue }) {
    return { jobId: await enqueue("backup", {}) };
  },
});
