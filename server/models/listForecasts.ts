import { z } from "zod";
import { read } from "../verb.ts";
import { comingForecast } from "./comingForecast.ts";
import { runShape } from "./schema.ts";

export const listForecasts = read({
  may: "metrics:read",
  http: "GET /forecasts",
  says: {
    zh: "每次预测：哪天、哪个模型、多少客户",
    en: "Every forecast: of which day, by which model, for how many",
  },
  input: z.object({ limit: z.number().int().min(1).max(200).default(30) }),
  output: z.object({ runs: z.array(runShape), coming: z.string().nullable() }),
  async run({ db }, { limit }) {
    const [runs, coming] = await Promise.all([
      db.selectFrom("model_run").selectAll().orderBy("id", "desc").limit(limit).execute(),
      comingForecast(db),
    ]);
    return {
      coming,
      runs: runs.map((run) => ({
        id: run.id,
        asOf: run.as_of,
        state: run.state,
        model: run.model,
        customers: run.customers,
        rowsKept: run.rows_kept,
        createdAt: run.created_at.toISOString(),
        finishedAt: run.finished_at?.toISOString() ?? null,
        codeVersion: run.code_version,
        zone: run.zone,
        timings: run.timings,
        missing: run.missing as never,
        because: run.because as never,
      })),
    };
  },
});
