import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { keepListVersion } from "../keepListVersion.ts";
import { freeName } from "../keepSegment.ts";
import { changeListed } from "../listedPeople.ts";
import { customersOfFile, stillSeen } from "./customersOfFile.ts";
import { createListFromFileInput } from "./schema.ts";

export const createListFromFile = write({
  may: "segments:write",
  http: "POST /segment-files/:file/segment",
  says: { zh: "用文件建一个固定名单", en: "Make a fixed list from a file" },
  input: createListFromFileInput,
  output: z.object({ id: z.number(), added: z.number() }),
  prepare: customersOfFile,
  async run(context, { name, folder, note, by }, { fileName, rows, customers: found }) {
    const { db, actor, now } = context;
    await freeName(db, name);
    const customers = await stillSeen(db, actor, found);
    if (customers.length === 0) throw refuse("segments.nobody_found");
    const { id } = await db
      .insertInto("segment")
      .values({
        name,
        folder,
        note,
        kind: "list",
        created_by: actor.person,
        created_at: now,
        updated_at: now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const listed = {
      how: "made" as const,
      file: fileName,
      by,
      added: customers.length,
      removed: 0,
    };
    await keepListVersion(context, { id, version: 1, listed, note });
    await changeListed(context, id, { add: customers, remove: [] });
    context.audit({ target: `segment:${id}`, summary: { name, rows, ...listed } });
    return { id, added: customers.length };
  },
});
