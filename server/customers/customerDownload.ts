import { z } from "zod";
import { download } from "../stream.ts";
import { handOverPage } from "./handOverPage.ts";
import { onCustomer } from "./onCustomer.ts";
import { hiddenColumns } from "./refuseMasked.ts";
import { customerId } from "./schema.ts";
import { wholeFile } from "./wholeFile.ts";

/** The whole file as one document to hand over (HTML), or as data (JSON). */
export const customerDownload = download({
  may: "customers:export",
  says: { zh: "导出一位客户的整份档案", en: "Export one customer’s whole file" },
  input: z.object({ id: customerId, format: z.enum(["html", "json"]).default("html") }),
  async open(context, { id, format }) {
    const { db, actor, now, zone, language, audit } = context;
    const found = await onCustomer(db, actor, id);
    const file = await wholeFile(context, found);
    await audit({
      target: `customer:${found.publicId}`,
      customerId: found.customerId,
      summary: { format, without: [...hiddenColumns(actor)], withoutWords: file.withoutWords },
    });
    const body =
      format === "json"
        ? JSON.stringify({ customer: found.publicId, exportedAt: now.toISOString(), ...file }, null, 2)
        : handOverPage(file, { language, zone, now, id: found.publicId });
    return {
      name: `customer-${found.publicId}.${format}`,
      type: format === "json" ? "application/json" : "text/html; charset=utf-8",
      body: Buffer.from(body, "utf8"),
    };
  },
});
