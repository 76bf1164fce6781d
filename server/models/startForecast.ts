import { z } from "zod";
import { businessDay } from "../platform/businessDay.ts";
import { refuse } from "../refuse.ts";
import { start } from "../verb.ts";
import { oneForecast } from "./oneForecast.ts";

export const startForecast = start({
  may: "settings:write",
  http: "POST /forecasts",
  says: {
    zh: "重新计算预测：选模型、拟合、给每位客户打分",
    en: "Work out forecasts again: choose a model, fit it, score everyone",
  },
  input: z.object({
    /** Any past day; the last whole day of facts unless told. */
    asOf: z.iso.date().optional(),
    /** Compare all models again, even where the last comparison is young. */
    compare: z.boolean().default(false),
  }),
  output: z.object({ jobId: z.string() }),
  async run({ db, now, zone, enqueue, audit }, { asOf, compare }) {
    if (asOf !== undefined && asOf >= businessDay(now, zone)) throw refuse("models.future", { asOf });
    const { jobId, made } = await oneForecast(db, () =>
      enqueue("fitAndScore", { ...(asOf ? { asOf } : {}), compare }),
    );
    if (made) audit({ target: "forecast", summary: { asOf: asOf ?? null, compare } });
    return { jobId };
  },
});
