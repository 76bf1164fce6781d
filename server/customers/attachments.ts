import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import { z } from "zod";
import { seesParty } from "../platform/rowScope.ts";
import { refuse } from "../refuse.ts";
import { download, upload } from "../stream.ts";
import { hidesWords } from "./hidesWords.ts";
import { onCustomer } from "./onCustomer.ts";
import { customerId } from "./schema.ts";

const mostBytes = 20 * 2 ** 20;
const mostFiles = 200;

export const attachmentFolder = (files: string) => join(files, "attachments");
/** The file's name on disk is its number: nothing of what the user called it. */
export const attachmentPath = (files: string, id: string) => join(attachmentFolder(files), id);

/** `PUT /api/uploads/attachment?id=…&name=…`: kept beside the databases, never where the web server looks. */
export const attachmentUpload = upload({
  may: "customers:write",
  says: { zh: "给客户档案加附件", en: "Attach a file to a customer" },
  input: z.object({ id: customerId, name: z.string().trim().min(1).max(200) }),
  output: z.object({ attachmentId: z.string(), bytes: z.number() }),
  async receive({ db, actor, now, files, audit }, { id, name }, body) {
    if (actor.person === null) throw refuse("platform.needs_person");
    const { customerId: party } = await onCustomer(db, actor, id);
    const attachmentId = randomUUID();
    const path = attachmentPath(files, attachmentId);
    await mkdir(attachmentFolder(files), { recursive: true, mode: 0o700 });
    const hash = createHash("sha256");
    let bytes = 0;
    const counted = async function* () {
      for await (const part of body) {
        bytes += part.byteLength;
        if (bytes > mostBytes) throw refuse("customers.file_too_large", { most: mostBytes / 2 ** 20 });
        hash.update(part);
        yield part;
      }
    };
    const by = actor.person;
    try {
      await pipeline(Readable.from(counted()), createWriteStream(`${path}.part`, { mode: 0o600 }));
      await rename(`${path}.part`, path);
      await db.transaction().execute(async (trx) => {
        await sql`select from party where party_id = ${party} for update`.execute(trx);
        const count = await trx
          .selectFrom("attachment")
          .select(sql<number>`count(*)::int`.as("n"))
          .where("party_id", "=", party)
          .where("deleted_at", "is", null)
          .executeTakeFirstOrThrow();
        if (count.n >= mostFiles) throw refuse("customers.too_many_files", { most: mostFiles });
        await trx
          .insertInto("attachment")
          .values({
            id: attachmentId,
            party_id: party,
            name: safeName(name),
            type: "application/octet-stream",
            bytes: String(bytes),
            sha256: hash.digest(),
            at: now,
            by,
            deleted_at: null,
          })
          .execute();
      });
    } catch (error) {
      await rm(`${path}.part`, { force: true });
      await rm(path, { force: true });
      throw error;
    }
    await audit({
      target: `customer:${id}`,
      customerId: party,
      summary: { attachment: attachmentId, bytes },
    });
    return { attachmentId, bytes };
  },
});

/** Letters, no paths: a name that any system can save. */
function safeName(name: string): string {
  const plain = [...name.normalize("NFC")]
    .filter((c) => c >= " " && c !== "\u007f" && !/[\u202a-\u202e\u2066-\u2069]/.test(c))
    .join("")
    .replace(/[\\/:*?"<>|]/g, "_")
    .replace(/^\.+/, "_")
    .trim();
  return plain === "" ? "file" : plain.slice(-160);
}

export const attachmentDownload = download({
  may: "customers:read",
  says: { zh: "下载客户档案的附件", en: "Download a customer’s attachment" },
  input: z.object({ id: z.uuid() }),
  async open({ db, actor, files, audit }, { id }) {
    const row = await db
      .selectFrom("attachment")
      .selectAll()
      .where("id", "=", id)
      .where("deleted_at", "is", null)
      .where(seesParty("attachment.party_id", actor))
      .executeTakeFirst();
    if (!row) throw refuse("customers.no_such_file");
    // What a file says is as free as the words of a note.
    if (hidesWords(actor)) throw refuse("customers.words_hidden");
    const path = attachmentPath(files, row.id);
    const there = await stat(path).catch(() => undefined);
    if (!there) throw refuse("customers.no_such_file");
    await audit({ customerId: row.party_id, summary: { attachment: id } });
    // Whatever it is, the browser is told to save it, never to show it.
    return {
      name: row.name,
      type: "application/octet-stream",
      bytes: there.size,
      body: createReadStream(path),
    };
  },
});
