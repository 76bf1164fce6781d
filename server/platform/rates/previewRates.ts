import { read } from "../../verb.ts";
import { askedRates } from "./askedRates.ts";
import { beforeThem } from "./beforeThem.ts";
import { rateMoves } from "./rateMoves.ts";
import { ratesVersion } from "./ratesVersion.ts";
import { previewOutput, ratesInput } from "./schema.ts";

/** More are not of use to a reader: the file is mended and tried again. */
const mostErrors = 200;

export const previewRates = read({
  may: "settings:write",
  http: "POST /rates/preview",
  says: {
    zh: "保存汇率前看会动什么：哪几行有错，多少订单和金额会变",
    en: "What exchange rates would move before they are saved: rows that are wrong, orders and money that change",
  },
  input: ratesInput,
  output: previewOutput,
  async run(context, asked) {
    const { db, currency, now } = context;
    const version = await ratesVersion(db);
    const { rates, errors } = askedRates(asked, currency);
    const changed = await beforeThem(db, rates);
    return {
      into: currency,
      version,
      rates: changed,
      errors: errors.slice(0, mostErrors),
      moves: await rateMoves(
        context,
        changed.filter(({ rate, before }) => rate !== before),
      ),
      asOf: now.toISOString(),
    };
  },
});
