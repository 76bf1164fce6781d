import { GIFTS, SHELVES } from "./assortment.ts";
import { type Day, type Festival, festivalsBetween, monthOf } from "./calendar.ts";
import { priceList, priceOn } from "./products.ts";
import type { Random } from "./random.ts";
import type { SampleOrderLine, SamplePrice, SampleProduct } from "./rows.ts";
import { FESTIVAL_SEASONS, PAIRS, PRICE_RISES, SAMPLE_DAYS, SEASONS } from "./truth.ts";

/** What a customer tends to carry home. */
export interface Taste {
  /** Lines per visit, both included. */
  lines: readonly [low: number, high: number];
  /** Per shelf: how much more often than others. */
  liking: readonly number[];
  /** Organisations buy by the box. */
  bulk: boolean;
}

const BASKETS = [
  [1, 2],
  [2, 3],
  [3, 6],
] as const;

/** `roomy`: never the smallest basket, so that there is something to halve. */
export function makeTaste(random: Random, isOrganisation: boolean, roomy: boolean): Taste {
  const favourites = random.shuffle(SHELVES.map((_, i) => i)).slice(0, 3);
  return {
    lines: isOrganisation ? BASKETS[2] : BASKETS[random.weighted([roomy ? 0 : 35, 45, 20])]!,
    liking: SHELVES.map((_, i) => (favourites.includes(i) ? 3 : 1)),
    bulk: isOrganisation,
  };
}

/** Nobody in particular: small baskets, no favourites. */
export const WALK_IN: Taste = { lines: BASKETS[0], liking: SHELVES.map(() => 1), bulk: false };

interface Offer {
  code: string;
  prices: { fromDay: Day; price: SamplePrice }[];
}

export interface Baskets {
  /** The lines of one visit, without an order number yet; `halved` for customers whose baskets have shrunk. */
  fill(random: Random, day: Day, taste: Taste, halved: boolean): SampleOrderLine[];
}

/** The shop on every day of the window: what is in season, dearer, in promotion or given away. */
export function openShop(products: readonly SampleProduct[], from: Day, until: Day): Baskets {
  const offers = new Map<string, Offer>(
    products.map((product) => [product.code, { code: product.code, prices: priceList(product) }]),
  );
  const shelves = SHELVES.map(({ category }) =>
    products.filter((product) => product.category === category).map(({ code }) => offers.get(code)!),
  );
  // Within a shelf the first products sell best: weights 1/3, 1/4, 1/5 …
  const popularity = shelves.map((shelf) => shelf.map((_, rank) => 1 / (rank + 3)));
  const pairs = PAIRS.map(({ a, b, addProbability }) => ({ a, b: offers.get(b)!, addProbability }));
  const gifts = GIFTS.map(([code]) => offers.get(code)!);
  const feasts = festivalsBetween(from, until + 60);
  const pull = Array.from({ length: SAMPLE_DAYS }, (_, i) => shelfPull(from + i, until, feasts));
  const promoted = new Set<Day>();
  for (const { name, day } of festivalsBetween(from, until)) {
    if (name !== "春节" && name !== "中秋") for (let d = day - 1; d <= day + 1; d++) promoted.add(d);
  }

  function line(random: Random, offer: Offer, day: Day, bulk: boolean, promotion: boolean): SampleOrderLine {
    const quantity = bulk
      ? random.between(5, 20)
      : [1, 2, 3, random.between(4, 6)][random.weighted([70, 20, 7, 3])]!;
    const { priceCents, costCents } = priceOn(offer.prices, day);
    // 8 折 on one promoted line in five.
    const discountCents = promotion && random.chance(0.2) ? Math.round((priceCents * quantity) / 5) : 0;
    return {
      orderNo: "",
      line: 0,
      productCode: offer.code,
      kind: "sale",
      quantity,
      unitPriceCents: priceCents,
      discountCents,
      amountCents: priceCents * quantity - discountCents,
      costCents: costCents * quantity,
    };
  }

  function fill(random: Random, day: Day, taste: Taste, halved: boolean): SampleOrderLine[] {
    const wanted = random.between(taste.lines[0], taste.lines[1]);
    const count = halved ? Math.max(1, Math.floor(wanted / 2)) : wanted;
    const weights = pull[day - from]!.map((weight, shelf) => weight * taste.liking[shelf]!);
    const promotion = promoted.has(day);
    const chosen = new Set<Offer>();
    for (let i = 0; i < count; i++) {
      const shelf = random.weighted(weights);
      chosen.add(shelves[shelf]![random.weighted(popularity[shelf]!)]!);
    }
    for (const { a, b, addProbability } of pairs) {
      if (chosen.has(offers.get(a)!) && random.chance(addProbability)) chosen.add(b);
    }
    const lines = [...chosen].map((offer) => line(random, offer, day, taste.bulk, promotion));
    // Tills sometimes scan twice instead of counting: two rows alike in everything.
    if (random.chance(0.01)) lines.push({ ...lines[0]! });
    let total = 0;
    for (const { amountCents } of lines) total += amountCents;
    if (total >= 12_000 && random.chance(0.25)) {
      const gift = random.pick(gifts);
      const { costCents } = priceOn(gift.prices, day);
      lines.push({
        orderNo: "",
        line: 0,
        productCode: gift.code,
        kind: "gift",
        quantity: 1,
        unitPriceCents: 0,
        discountCents: 0,
        amountCents: 0,
        costCents,
      });
    }
    for (const [i, row] of lines.entries()) row.line = i + 1;
    return lines;
  }

  return { fill };
}

/** How often a hand reaches for each shelf on a day. */
function shelfPull(day: Day, until: Day, feasts: readonly Festival[]): number[] {
  const month = monthOf(day);
  return SHELVES.map(({ category, weight }) => {
    let pull = weight;
    for (const season of SEASONS) {
      if (season.category === category && season.months.includes(month)) pull *= season.multiplier;
    }
    for (const season of FESTIVAL_SEASONS) {
      if (season.category !== category) continue;
      const { festival, daysBefore } = season;
      const near = feasts.some(
        (feast) => feast.name === festival && feast.day > day && feast.day <= day + daysBefore,
      );
      if (near) pull *= season.multiplier;
    }
    for (const rise of PRICE_RISES) {
      if (rise.category === category && day >= until - rise.daysBefore) pull *= 1 + rise.demandEffect;
    }
    return pull;
  });
}
