import { z } from "zod";
import { refuse } from "../refuse.ts";
import { start } from "../verb.ts";

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
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(now);
    if (asOf !== undefined && asOf >= today) throw refuse("models.future", { asOf });
    const coming = await db
      .selectFrom("job_run")
      .select("id")
      .where("name", "=", "fitAndScore")
      .where("state", "in", ["queued", "running"])
      .executeTakeFirst();
    if (coming) return { jobId: coming.id };
    audit({ target: "forecast", summary: { asOf: asOf ?? null, compare } });
    return { jobId: await enqueue("fitAndScore", { ...(asOf ? { asOf } : {}), compare }) };
  },
});
