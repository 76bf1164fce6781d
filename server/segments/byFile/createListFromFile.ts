import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { keepListVersion } from "../keepListVersion.ts";
import { freeName } from "../keepSegment.ts";
import { changeListed } from "../listedPeople.ts";
import { createListFromFileInput } from "../schema.ts";
import { customersOf, matchFile } from "./matchFile.ts";

export const createListFromFile = write({
  may: "segments:write",
  http: "POST /segment-files/:file/segment",
  says: { zh: "用文件建一个固定名单", en: "Make a fixed list from a file" },
  input: createListFromFileInput,
  output: z.object({ id: z.number(), added: z.number() }),
  async run(context, { name, folder, note, ...asked }) {
    const { db, actor, now } = context;
    await freeName(db, name);
    const { fileName, rows } = await matchFile(context, asked);
    const customers = customersOf(rows);
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
      by: asked.by,
      added: customers.length,
      removed: 0,
    };
    await keepListVersion(context, { id, version: 1, listed, note });
    await changeListed(context, id, { add: customers, remove: [] });
    context.audit({ target: `segment:${id}`, summary: { name, rows: rows.length, ...listed } });
    return { id, added: customers.length };
  },
});
