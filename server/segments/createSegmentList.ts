import { z } from "zod";
import { write } from "../verb.ts";
import { keepListVersion } from "./keepListVersion.ts";
import { freeName } from "./keepSegment.ts";
import { changeListed } from "./listedPeople.ts";
import { matchNumbers, shownMissing } from "./matchNumbers.ts";
import { createListInput, matchedOutput } from "./schema.ts";

export const createSegmentList = write({
  may: "segments:write",
  http: "POST /segments/lists",
  says: {
    zh: "用会员号、手机号或挑出来的客户建一个固定名单",
    en: "Make a fixed list from member numbers, telephones or customers picked",
  },
  input: createListInput,
  output: matchedOutput.extend({ id: z.number() }),
  async run(context, input) {
    const { db, actor, now } = context;
    await freeName(db, input.name);
    const { customers, missing } = await matchNumbers(db, actor, input.by, input.numbers);
    const { id } = await db
      .insertInto("segment")
      .values({
        name: input.name,
        folder: input.folder,
        note: input.note,
        kind: "list",
        created_by: actor.person,
        created_at: now,
        updated_at: now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const added = customers.length;
    const listed = { how: "made" as const, file: null, by: input.by, added, removed: 0 };
    await keepListVersion(context, { id, version: 1, listed, note: input.note });
    await changeListed(context, id, { add: customers, remove: [] });
    context.audit({ target: `segment:${id}`, summary: { name: input.name, found: customers.length } });
    return {
      id,
      found: customers.length,
      missing: missing.slice(0, shownMissing),
      missingCount: missing.length,
    };
  },
});
