import { sql } from "kysely";
import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { companySettings } from "../settings.ts";
import { askedRates } from "./askedRates.ts";
import { keepRates } from "./keepRates.ts";
import { ratesVersion } from "./ratesVersion.ts";
import { ratesInput, savedOutput } from "./schema.ts";

export const saveRates = write({
  may: "settings:write",
  http: "POST /rates",
  says: {
    zh: "保存汇率：一条，或粘贴的一张表（日期,币种,汇率）；更正会留下原来的",
    en: "Save exchange rates: one, or a pasted table (date,currency,rate); what is corrected is kept in the history",
  },
  input: ratesInput.extend({
    /** Where the rates are from that do not say it themselves. */
    source: z.string().trim().max(200).default(""),
    /** Of the preview that was looked at; left out, the rates are saved as they are. */
    version: z.string().max(20).optional(),
  }),
  output: savedOutput,
  async run(context, { source, version, ...asked }) {
    const { db } = context;
    // One save after another: a second one sees the first and is told that it looked at older rates.
    await sql`lock table exchange_rate in share row exclusive mode`.execute(db);
    // The currency that rates are into may have been changed while this waited.
    const { currency } = await companySettings(db);
    if (version !== undefined && version !== (await ratesVersion(db))) throw refuse("platform.rates_moved");
    const { rates, errors } = askedRates(asked, currency);
    const wrong = errors[0];
    if (wrong)
      throw refuse("platform.rate_wrong", {
        row: wrong.row,
        value: wrong.value,
        whyZh: wrong.why.zh,
        whyEn: wrong.why.en,
      });
    if (rates.length === 0) throw refuse("platform.rates_none");
    const changed = await keepRates(context, rates, source);
    return { version: await ratesVersion(db), changed };
  },
});
