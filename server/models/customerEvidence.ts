import { z } from "zod";
import { asOfDay } from "../customers/asOfDay.ts";
import { ofParties, ordersOf } from "../customers/customerOrders.ts";
import { onCustomer } from "../customers/onCustomer.ts";
import { customerId, definitionShape } from "../customers/schema.ts";
import { bucketOf } from "../platform/bucketOf.ts";
import { factsVersion } from "../platform/factsVersion.ts";
import { read } from "../verb.ts";
import { dayNumber, dayText } from "./dayNumber.ts";
import { newestRunOrNone } from "./newestRun.ts";
import { priceLevels } from "./priceLevels.ts";
import { type OwnLine, priceTendency } from "./priceTendency.ts";
import { questionText } from "./questionText.ts";
import { customerEvidenceOutput } from "./schema.ts";

/** Whoever has more lines in a year is told from the newest of them. */
const mostLines = 20_000;

export const customerEvidence = read({
  may: "customers:read",
  http: "GET /customers/:id/evidence",
  says: {
    zh: "对一位客户知道多少、按什么价买、值不值赢得他花的钱",
    en: "How much is known of one customer, at what prices he buys, and whether he is worth what winning him cost",
  },
  input: z.object({ id: customerId }),
  output: customerEvidenceOutput,
  async run({ db, ch, actor, now, zone, signal }, { id }) {
    const definition = definitionShape.parse({});
    const [{ customerId: customer, parties }, version, run] = await Promise.all([
      onCustomer(db, actor, id),
      factsVersion(db),
      newestRunOrNone(db),
    ]);
    const asOf = run?.asOf ?? (await asOfDay(ch, { now, zone, version }));
    const until = dayNumber(asOf);
    const asking = { definition, until };
    const own = await questionText(ch, "ownPrices", asking);
    const [orders, lines, levels, [scored], party] = await Promise.all([
      ordersOf(ch, parties, definition),
      ch.rows<OwnLine & { costed: number }>(
        own.sql,
        { ...own.params, ...ofParties(parties), most: mostLines },
        { signal },
      ),
      // A new run brings new prices; without runs, every change of facts does.
      priceLevels(ch, asking, run ? `run ${run.id}` : version),
      run
        ? ch.rows<{ clv_365: number | null }>(
            `select clv_365 from score_of_run(run = {run:UInt32}, hidden = {hidden:Array(UInt32)})
where bucket = {bucket:UInt8} and customer_id = {customer:UInt32}`,
            { run: run.id, bucket: bucketOf(customer), customer },
            { signal },
          )
        : [],
      db
        .selectFrom("party")
        .select("acquisition_cost")
        .where("party_id", "=", customer)
        .executeTakeFirstOrThrow(),
    ]);
    const bought = orders.filter((order) => order.bought).map((order) => dayNumber(order.on));
    const days = [...new Set(bought)].filter((day) => day <= until).sort((a, b) => a - b);
    const [first, last] = [days[0], days.at(-1)];
    const paid = lines.reduce((sum, line) => sum + line.paid, 0);
    const costed = lines.reduce((sum, line) => sum + (line.costed ? line.paid : 0), 0);
    const { categories, ...price } = priceTendency(lines, levels);
    const cost = party.acquisition_cost === null ? null : Number(party.acquisition_cost);
    const worth = scored?.clv_365 ?? null;
    return {
      asOf,
      run: run && { id: run.id, asOf: run.asOf, model: run.model },
      purchaseDays: days.length,
      firstOn: first === undefined ? null : dayText(first),
      lastOn: last === undefined ? null : dayText(last),
      knownDays: first === undefined ? null : until - first,
      sinceForecast: new Set(bought.filter((day) => day > until)).size,
      ...(run && scored && first !== undefined
        ? ownWeights(run.fit, { x: days.length - 1, T: (until - first) / 7 })
        : { frequencyOwn: null, amountOwn: null }),
      costShare: paid > 0 ? costed / paid : null,
      price: { lines: lines.length, ...price, categories: categories.slice(0, 5) },
      winning: { cost, worth, ratio: cost !== null && cost > 0 && worth !== null ? worth / cost : null },
      sql: own.sql,
    };
  },
});

/**
 * What part of the forecast is the customer's own record, the rest being everyone's mean. Posterior means are weighted means:
 * of the purchase rate (r + x) / (alpha + T), own weight T / (alpha + T); of the amount of a purchase, equation (5) of Fader &
 * Hardie (2013), own weight p x / (p x + q - 1), where everyone has a mean (q > 1).
 */
function ownWeights(
  fit: {
    params: Readonly<Record<string, number>>;
    spend: { params: Readonly<Record<string, number>> } | null;
  },
  { x, T }: { x: number; T: number },
): { frequencyOwn: number | null; amountOwn: number | null } {
  const { alpha } = fit.params;
  const { p, q } = fit.spend?.params ?? {};
  return {
    frequencyOwn: alpha === undefined || alpha + T <= 0 ? null : T / (alpha + T),
    amountOwn: p === undefined || q === undefined || q <= 1 ? null : (p * x) / (p * x + q - 1),
  };
}
