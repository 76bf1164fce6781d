import { addDays, type Day } from "../businessDays.ts";
import type { Dice } from "./Dice.ts";
import type { EventFacts, Forecast } from "./eventFindings.ts";

export const campaigns = ["春季", "o'clock", ""];
export const surveys = ["季度回访", "s') or 1", ""];
export const causes = ["质量", "配送", "c'"];
export const programmes = ["常青会员", "p'"];
export const tiers = ["金卡", "银卡", ""];

const some = <T>(dice: Dice, most: number, make: (i: number) => T): T[] =>
  dice.chance(0.25) ? [] : Array.from({ length: dice.between(1, most) }, (_, i) => make(i));

/** What a random customer did and said around a day, in these channels. */
export function randomEvents(dice: Dice, today: Day, channels: readonly string[]): EventFacts {
  const day = () => addDays(today, 3 - dice.below(250));
  return {
    contacts: some(dice, 6, () => ({
      on: day(),
      kind: dice.of(["call", "visit", "message", "event"]),
      direction: dice.of(["none", "out", "in"] as const),
      channel: dice.of([...channels, ""]),
      campaign: dice.of(campaigns),
      replied: dice.of([true, false, null]),
    })),
    answers: some(dice, 6, () => {
      const measure = dice.of(["nps", "satisfaction", "review", "experience"]);
      const [from, to] =
        measure === "nps"
          ? [0, 10]
          : dice.of([
              [1, 5],
              [1, 10],
              [0, 100],
              [3, 3],
            ] as const);
      return {
        on: day(),
        at: "12:00:00",
        order: BigInt(dice.below(2 ** 31)) * 4_294_967_296n + BigInt(dice.below(2 ** 31)),
        survey: dice.of(surveys),
        measure,
        score: dice.chance(0.1) ? null : from + dice.below((to - from) * 2 + 1) / 2,
        from,
        to,
      };
    }),
    complaints: some(dice, 3, () => {
      const on = day();
      return {
        on,
        cause: dice.of(causes),
        resolvedOn: dice.chance(0.4) ? null : addDays(on, dice.below(40)),
      };
    }),
    terms: some(dice, 2, () => {
      const on = addDays(day(), -dice.below(300));
      return {
        on,
        endedOn: dice.chance(0.4) ? null : addDays(on, dice.between(1, 600)),
        programme: dice.of(programmes),
        tier: dice.of(tiers),
      };
    }),
    opportunities: some(dice, 4, () => {
      const on = dice.chance(0.1) ? "1970-01-01" : day();
      return {
        on,
        closedOn: dice.chance(0.3) ? null : addDays(today, 5 - dice.below(200)),
        outcome: dice.of(["open", "won", "lost"] as const),
        amount: dice.chance(0.2) ? null : BigInt(dice.below(900)) * 2_500n,
      };
    }),
    bills: some(dice, 4, () => {
      const on = day();
      const credit = dice.chance(0.15);
      const amount = BigInt(dice.below(900)) * (credit ? -2_500n : 2_500n);
      const quarters = amount === 0n ? 0 : dice.below(4);
      const start = dice.below(40);
      return {
        on,
        dueOn: dice.chance(0.2) ? null : addDays(on, dice.below(60)),
        paidOn: dice.chance(0.5) ? null : addDays(on, dice.below(90)),
        amount,
        // Never all of it: a bill that is paid in full says when.
        paid: Array.from({ length: quarters }, (_, i) => ({
          on: addDays(on, start + 9 * i),
          sum: (amount * BigInt(i + 1)) / 4n,
        })),
        credit,
      };
    }),
    forecast: dice.chance(0.2) ? null : randomForecast(dice, today),
  };
}

/** Runs of before the half year was kept know nothing of it; without spend there is no money. */
function randomForecast(dice: Dice, today: Day): Forecast {
  const orderValue = dice.chance(0.3) ? null : Math.fround(dice.unit() * 80);
  const purchases90 = Math.fround(0.02 + dice.unit() * 4);
  const purchases180 = dice.chance(0.3) ? null : Math.fround(dice.unit() * 8);
  const spend = (purchases: number | null) =>
    purchases === null || orderValue === null ? null : purchases * orderValue;
  return {
    asOf: today,
    pAlive: Math.fround(dice.unit()),
    buys30: Math.fround(dice.of([0, 0.25, 0.5, dice.unit()])),
    purchases90,
    purchases180,
    purchases365: Math.fround(dice.unit() * 12),
    spend90: spend(purchases90),
    spend180: spend(purchases180),
    clv365: orderValue === null ? null : Math.fround(dice.unit() * 900),
  };
}
