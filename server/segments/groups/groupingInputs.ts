import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { read } from "../../verb.ts";
import { compileOptions } from "../asking.ts";
import { featuresOf } from "./features.ts";
import { lookAtInputs } from "./lookAtInputs.ts";
import { groupInput, groupingInputsOutput } from "./schema.ts";

export const groupingInputs = read({
  may: "segments:write",
  http: "GET /grouping/inputs",
  says: {
    zh: "自然分组可以看哪些方面，各有多少买过的客户有数据",
    en: "What natural groups can be looked for in, and how many of those who bought have it",
  },
  input: z.object({}),
  output: groupingInputsOutput,
  async run(context) {
    const { ch, actor, signal } = context;
    if (!actor.scope.all) throw refuse("segments.all_only");
    const inputs = groupInput.options;
    const { customers, categories, features } = await lookAtInputs(
      ch,
      await compileOptions(context),
      inputs,
      signal,
    );
    return {
      customers,
      inputs: inputs.map((input) => {
        const own = new Set(featuresOf([input], categories).map(({ feature }) => feature));
        const looked = features.filter(({ feature }) => own.has(feature.feature));
        return {
          input,
          usable: looked.some(({ usable }) => usable),
          features: looked.map(({ feature, share, usable }) => ({
            ...{ title: feature.title, share, usable, least: feature.least ?? 0 },
          })),
        };
      }),
    };
  },
});
