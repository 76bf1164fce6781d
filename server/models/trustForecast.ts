import { z } from "zod";
import { read } from "../verb.ts";
import { newestRunOrNone } from "./newestRun.ts";
import { fitReport, studyReport } from "./schema.ts";

export const trustForecast = read({
  may: "metrics:read",
  http: "GET /forecasts/trust",
  says: {
    zh: "能信吗：如果当时就用，预测和后来发生的差多少",
    en: "Can I trust it: had you used it then, how far from what came",
  },
  input: z.object({}),
  output: z.object({
    /** Null where nothing has been worked out yet. */
    forecast: z
      .object({
        run: z.number(),
        asOf: z.string(),
        model: z.string(),
        customers: z.number(),
        finishedAt: z.string(),
        fit: fitReport,
        study: studyReport,
      })
      .nullable(),
  }),
  async run({ db }) {
    const found = await newestRunOrNone(db);
    if (!found) return { forecast: null };
    const { id, ...rest } = found;
    return { forecast: { run: id, ...rest } };
  },
});
