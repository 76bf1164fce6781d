import { sql } from "kysely";
import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { keepRates } from "./keepRates.ts";
import { ratesVersion } from "./ratesVersion.ts";
import { currencyShape, mostRates, savedOutput } from "./schema.ts";

export const removeRates = write({
  may: "settings:write",
  http: "POST /rates/remove",
  says: {
    zh: "移除汇率（历史里留着）；之后那几天用更早的一条，没有更早的就没有汇率",
    en: "Remove exchange rates (the history keeps them); an earlier rate holds then, or none",
  },
  input: z.object({
    rates: z
      .array(z.object({ currency: currencyShape, day: z.iso.date() }))
      .min(1)
      .max(mostRates),
    version: z.string().max(20).optional(),
  }),
  output: savedOutput,
  async run(context, { rates, version }) {
    const { db } = context;
    await sql`lock table exchange_rate in share row exclusive mode`.execute(db);
    if (version !== undefined && version !== (await ratesVersion(db))) throw refuse("platform.rates_moved");
    const unique = [...new Map(rates.map((rate) => [`${rate.currency} ${rate.day}`, rate])).values()];
    const changed = await keepRates(
      context,
      unique.map((rate) => ({ ...rate, rate: null })),
      "",
    );
    return { version: await ratesVersion(db), changed };
  },
});
