import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { start } from "../../verb.ts";
import { freeName } from "../keepSegment.ts";
import { thisGrouping } from "./grouping.ts";
import { keepGroupInput } from "./schema.ts";

export const keepGroup = start({
  may: "segments:write",
  http: "POST /groupings/:run/groups/:group/segment",
  says: { zh: "把一个自然分组存成固定名单", en: "Keep a group as a fixed list" },
  input: keepGroupInput,
  output: z.object({ jobId: z.string() }),
  async run({ db, actor, enqueue, audit }, { run, group, name, folder }) {
    if (!actor.scope.all) throw refuse("segments.all_only");
    await thisGrouping(db, run, group);
    await freeName(db, name);
    audit({ target: `grouping ${run}`, summary: { group, name } });
    return { jobId: await enqueue("listGroup", { run, group, name, folder }) };
  },
});
