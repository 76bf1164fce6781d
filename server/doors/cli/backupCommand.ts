import { cpSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "../../command.ts";
import { refuse } from "../../refuse.ts";

export const backupCommand: Command = {
  takes: "",
  says: {
    zh: "备份两个数据库和全部文件（不停机）",
    en: "back up both stores and all files, without stopping",
  },
  options: [{ flags: "--to <dir>", says: { zh: "另存一份到这个目录", en: "put a copy into this folder" } }],
  async run({ call, wait, print, say }, _args, { to }) {
    const { jobId } = (await call("startBackup", {})) as { jobId: string };
    const made = (await wait(jobId)) as { folder: string; name: string; bytes: number };
    let { folder } = made;
    if (typeof to === "string") {
      folder = join(resolve(to), made.name);
      if (existsSync(folder)) throw refuse("platform.restore_not_empty", { path: folder });
      cpSync(made.folder, folder, { recursive: true });
    }
    print({ folder, bytes: made.bytes });
    say({
      zh: `恢复用：npm run restore -- ${folder} --data 空目录`,
      en: `To restore: npm run restore -- ${folder} --data EMPTY_DIRECTORY`,
    });
  },
};
