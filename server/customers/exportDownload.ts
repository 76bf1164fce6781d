import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { z } from "zod";
import { refuse } from "../refuse.ts";
import { download } from "../stream.ts";
import { exportAsked } from "./exportCustomers.ts";
import { exportPath } from "./writeExport.ts";

/** Only who asked for an export fetches it: it was made with his scope and his masks. */
export const exportDownload = download({
  may: "customers:export",
  says: { zh: "下载导出的客户文件", en: "Download an export of customers" },
  input: z.object({ id: z.uuid() }),
  async open({ db, actor, files, now, audit }, { id }) {
    const row = await db
      .selectFrom("job_run")
      .select(["payload", "person"])
      .where("id", "=", id)
      .where("name", "=", "exportCustomers")
      .where("state", "=", "done")
      .executeTakeFirst();
    if (!row || row.person !== actor.person) throw refuse("customers.no_export");
    const { format } = exportAsked.pick({ format: true }).parse(row.payload);
    const path = exportPath(files, id, format);
    const there = await stat(path).catch(() => undefined);
    if (!there) throw refuse("customers.no_export");
    await audit({ target: `export:${id}`, summary: { bytes: there.size } });
    return {
      name: `customers-${now.toISOString().slice(0, 10)}.${format}`,
      type:
        format === "csv"
          ? "text/csv; charset=utf-8"
          : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      bytes: there.size,
      body: createReadStream(path),
    };
  },
});
