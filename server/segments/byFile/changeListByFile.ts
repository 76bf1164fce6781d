import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { keepListVersion } from "../keepListVersion.ts";
import { changeListed, seenOnList } from "../listedPeople.ts";
import { customersOfFile, stillSeen } from "./customersOfFile.ts";
import { changeListByFileInput } from "./schema.ts";

export const changeListByFile = write({
  may: "segments:write",
  http: "POST /segment-files/:file/change",
  says: {
    zh: "用文件往固定名单里加人、移出或整份替换；是新的一版",
    en: "Add the people of a file to a fixed list, take them off, or put them in place of it; a new version",
  },
  input: changeListByFileInput,
  output: z.object({ version: z.number(), added: z.number(), removed: z.number() }),
  prepare: customersOfFile,
  async run(context, { segment: id, version: opened, how, note, by }, { fileName, rows, customers: found }) {
    const { db, actor } = context;
    const customers = await stillSeen(db, actor, found);
    if (customers.length === 0) throw refuse("segments.nobody_found");
    const segment = await db
      .selectFrom("segment")
      .select(["kind", "version"])
      .where("id", "=", id)
      .where("deleted_at", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (!segment) throw refuse("segments.not_found");
    if (segment.kind !== "list") throw refuse("segments.is_rule");
    if (segment.version !== opened) throw refuse("segments.changed", { version: segment.version });
    const before = new Set(await seenOnList(db, actor, id));
    const given = new Set(customers);
    const change = {
      add: how === "remove" ? [] : customers.filter((one) => !before.has(one)),
      remove:
        how === "add"
          ? []
          : how === "remove"
            ? customers.filter((one) => before.has(one))
            : [...before].filter((one) => !given.has(one)),
    };
    const version = segment.version + 1;
    const listed = {
      how,
      file: fileName,
      by,
      added: change.add.length,
      removed: change.remove.length,
    };
    await db.updateTable("segment").set({ version }).where("id", "=", id).execute();
    await keepListVersion(context, { id, version, listed, note });
    await changeListed(context, id, change);
    context.audit({ target: `segment:${id}`, summary: { version, rows, ...listed } });
    return { version, added: listed.added, removed: listed.removed };
  },
});
