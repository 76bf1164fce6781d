import { write } from "../verb.ts";
import { freeName, keepReferences, keepVersion } from "./keepSegment.ts";
import { keptSegments, plainFor, refuseMaskedFacts } from "./keptSegments.ts";
import { refuseWrongFields } from "./refuseWrongFields.ts";
import { createSegmentInput, createSegmentOutput } from "./schema.ts";

export const createSegment = write({
  may: "segments:write",
  http: "POST /segments",
  says: { zh: "新建一个按规则自动更新的分群", en: "Make a segment that follows a rule" },
  input: createSegmentInput,
  output: createSegmentOutput,
  async run(context, input) {
    const { db, actor, now } = context;
    refuseMaskedFacts(actor, input.rule);
    await refuseWrongFields(db, input.rule);
    plainFor(input.rule, await keptSegments(db));
    await freeName(db, input.name);
    const { id } = await db
      .insertInto("segment")
      .values({
        name: input.name,
        folder: input.folder,
        note: input.note,
        kind: "rule",
        rule: JSON.stringify(input.rule),
        created_by: actor.person,
        created_at: now,
        updated_at: now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await keepVersion(context, { id, version: 1, rule: input.rule, note: input.note });
    await keepReferences(db, id, input.rule);
    context.audit({ target: `segment:${id}`, summary: { name: input.name, rule: input.rule } });
    return { id, jobId: await context.enqueue("refreshSegments", { segments: [id] }) };
  },
});
