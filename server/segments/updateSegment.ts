import { z } from "zod";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { freeName, keepReferences, keepVersion } from "./keepSegment.ts";
import { keptSegments, plainFor, refuseMaskedFacts } from "./keptSegments.ts";
import { refuseWrongFields } from "./refuseWrongFields.ts";
import { updateSegmentInput } from "./schema.ts";

export const updateSegment = write({
  may: "segments:write",
  http: "PATCH /segments/:id",
  says: {
    zh: "改分群的名称、文件夹或规则；改规则是新的一版",
    en: "Change a segment's name, folder or rule; a changed rule is a new version",
  },
  input: updateSegmentInput,
  output: z.object({ version: z.number(), jobId: z.string().nullable() }),
  async run(context, input) {
    const { db, actor, now } = context;
    // Rules are changed one after another, so that two changes cannot close a circle between them.
    const locked = await db
      .selectFrom("segment")
      .select("id")
      .where("deleted_at", "is", null)
      .orderBy("id")
      .forUpdate()
      .execute();
    if (!locked.some((row) => row.id === input.id)) throw refuse("segments.not_found");
    const all = await keptSegments(db);
    const segment = all.get(input.id)!;
    if (segment.version !== input.version) throw refuse("segments.changed", { version: segment.version });
    if (input.name !== undefined) await freeName(db, input.name, input.id);
    const changed = input.rule !== undefined && JSON.stringify(input.rule) !== JSON.stringify(segment.rule);
    const version = segment.version + (changed ? 1 : 0);
    if (input.rule) {
      if (segment.kind === "list") throw refuse("segments.is_list");
      refuseMaskedFacts(actor, input.rule);
      await refuseWrongFields(db, input.rule);
      const after = new Map(all).set(input.id, { ...segment, rule: input.rule });
      for (const other of after.values()) if (other.rule) plainFor(other.rule, after);
    }
    await db
      .updateTable("segment")
      .set({
        ...(input.name === undefined ? {} : { name: input.name }),
        ...(input.folder === undefined ? {} : { folder: input.folder }),
        ...(input.note === undefined ? {} : { note: input.note }),
        ...(changed ? { rule: JSON.stringify(input.rule), version } : {}),
        updated_at: now,
      })
      .where("id", "=", input.id)
      .execute();
    if (changed && input.rule) {
      await keepVersion(context, { id: input.id, version, rule: input.rule, note: input.note ?? "" });
      await keepReferences(db, input.id, input.rule);
    }
    const { rule: _, ...rest } = input;
    context.audit({ target: `segment:${input.id}`, summary: changed ? { ...rest, rule: input.rule } : rest });
    const jobId = changed ? await context.enqueue("refreshSegments", { segments: [input.id] }) : null;
    return { version, jobId };
  },
});
