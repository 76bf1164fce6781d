import { factTexts } from "../../customers/factTexts.ts";
import { type Pair, refuse } from "../../refuse.ts";
import { read } from "../../verb.ts";
import { definitionsInForce, settledDefinition } from "../definitions/inForce.ts";
import { answered } from "../measure/answerCache.ts";
import { addDays, dayOf, daysBetween } from "../slice/calendar.ts";
import { percent } from "../words.ts";
import { observations, soldBy } from "./observations.ts";
import { type Market, marketInput, marketOutput } from "./schema.ts";
import { type Stated, sharesOf } from "./shares.ts";

type Observed = Omit<Market["observed"][number], "note"> & { row: string };
interface BrandRow {
  measure: string;
  on: string;
  value: number;
  unit: string;
  by: string;
}

export const market = read({
  may: "metrics:read",
  http: "POST /market",
  says: {
    zh: "市场：各市场的份额、竞争对手和品牌的观察，连同出处和日期",
    en: "The market: our share by market, what was observed of competitors and the brand, by whom and when",
  },
  input: marketInput,
  output: marketOutput,
  async run(context, input) {
    const { period } = input;
    if (period.from >= period.to) throw refuse("metrics.empty_period", { ...period });
    return answered(context, "market", input, async ({ replaced }) => {
      const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
      const past = { from: "1970-01-02", to: period.to };
      const today = dayOf(context.now, context.zone);
      const [stated, sold, observed, brand, rivals] = await Promise.all([
        observations<Stated>(context, "sizes", period, definition),
        soldBy(context, period, definition, replaced),
        observations<Observed>(context, "observed", past, definition),
        observations<BrandRow>(context, "brand", past, definition),
        observations<{ subject: string; on: string }>(
          context,
          "lastObserved",
          { ...past, to: addDays(today, 1) },
          definition,
        ),
      ]);
      const words = await factTexts(
        context.db,
        "observation",
        observed.map((one) => one.row),
      );
      const markets = sharesOf(stated, sold, period);
      return {
        sentence: sentence(markets, observed.length),
        markets,
        observed: observed.map(({ row, ...one }) => ({ ...one, note: words(row, "note") })),
        rivals: rivals.map((one) => ({ ...one, days: daysBetween(one.on, today) })),
        brand: [...new Set(brand.map((one) => one.measure))].map((measure) => {
          const own = brand.filter((one) => one.measure === measure);
          return {
            measure,
            unit: own.at(-1)?.unit ?? "",
            points: own.map(({ on, value, by }) => ({ on, value, by })),
          };
        }),
      };
    });
  },
});

function sentence(markets: Market["markets"], observed: number): Pair {
  const [largest] = markets.filter((one) => one.share !== null);
  if (largest?.share != null) {
    const name = {
      zh: largest.market === "" ? "市场" : `「${largest.market}」`,
      en: largest.market === "" ? "the market" : `“${largest.market}”`,
    };
    const [rival] = largest.competitors;
    const than = rival
      ? {
          zh: `；${rival.subject} ${percent(rival.share)}`,
          en: `; ${rival.subject} has ${percent(rival.share)}`,
        }
      : { zh: "", en: "" };
    return {
      zh: `在${name.zh}占 ${percent(largest.share)}${than.zh}。`,
      en: `We have ${percent(largest.share)} of ${name.en}${than.en}.`,
    };
  }
  if (markets.length > 0)
    return {
      zh: "有市场规模，但对不上我们在那里的销售额：市场名称和类目同名，或导入「我们」在那里的销售额，就能算。",
      en: "There are sizes, but not what we sell there: name the market as a category, or import our sales in it.",
    };
  return observed > 0
    ? {
        zh: "有对竞争对手的观察；这段时间没有市场规模，不显示份额。",
        en: "Competitors were observed; no size of a market in this period, so no share.",
      }
    : { zh: "这段时间没有市场的记录。", en: "Nothing was observed of the market in this period." };
}
