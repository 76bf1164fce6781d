import { z } from "zod";
import { read } from "../../verb.ts";
import { definitionsInForce } from "./inForce.ts";
import { definitionsOutput, yearShape } from "./schema.ts";

export const readDefinitions = read({
  may: "metrics:read",
  http: "GET /definitions",
  says: { zh: "公司现在采用的口径", en: "The definitions that the company uses now" },
  input: z.object({}),
  output: definitionsOutput,
  async run({ db }) {
    const { version, purchase, choices, yearStart, hourlyCost, valueClasses, structureTarget } =
      await definitionsInForce(db);
    return {
      version,
      purchase,
      choices,
      year: yearShape.parse({ startMonth: String(yearStart) }),
      hourlyCost: hourlyCost === null ? {} : { amount: hourlyCost },
      valueClasses,
      structureTarget,
    };
  },
});
