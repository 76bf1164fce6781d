import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { catalogue } from "../catalogue.ts";
import { setTargetInput } from "./schema.ts";

export const setTarget = write({
  may: "settings:write",
  http: "POST /targets",
  says: {
    zh: "给指标定目标，或记下同行的水平和出处",
    en: "Set a metric's target, or enter what others reach and where that comes from",
  },
  input: setTargetInput,
  output: z.object({ id: z.number() }),
  async run({ db, now, actor, audit }, { metric, kind, value, validFrom, source }) {
    if (!Object.hasOwn(catalogue, metric)) throw refuse("metrics.unknown_metric", { name: metric });
    if (kind === "benchmark" && value !== null && source === "") throw refuse("metrics.source_missing");
    if (value !== null && catalogue[metric]!.proportion && (value < 0 || value > 1))
      throw refuse("metrics.not_a_share", { value });
    const row = await db
      .insertInto("metric_target")
      .values({ metric, kind, value, valid_from: validFrom, source, at: now, by: actor.person })
      .returning("id")
      .executeTakeFirstOrThrow();
    audit({ target: `metric:${metric}`, summary: { metric, kind, value, validFrom, source } });
    return row;
  },
});
