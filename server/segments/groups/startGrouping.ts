import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { start } from "../../verb.ts";
import { startGroupingInput } from "./schema.ts";

export const startGrouping = start({
  may: "segments:write",
  http: "POST /groupings",
  says: { zh: "重新看客户自然分成哪几组", en: "Look again which groups customers fall into" },
  input: startGroupingInput,
  output: z.object({ jobId: z.string() }),
  async run({ actor, enqueue, audit }, { inputs }) {
    if (!actor.scope.all) throw refuse("segments.all_only");
    audit({ target: "grouping", summary: { inputs } });
    return { jobId: await enqueue("groupCustomers", { inputs }) };
  },
});
