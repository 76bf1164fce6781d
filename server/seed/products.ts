import { GIFTS, SHELVES } from "./assortment.ts";
import { type Day, dayOf, isoDay } from "./calendar.ts";
import { type Random, randomStream } from "./random.ts";
import type { SamplePrice, SampleProduct } from "./rows.ts";
import { PRICE_RISES, SAMPLE_DAYS } from "./truth.ts";

/** Every product of every maker, with the prices it has had, then the gifts. Code: shelf, item, maker ("P08011"). */
export function makeProducts(seed: number, until: Day): SampleProduct[] {
  const from = until - SAMPLE_DAYS + 1;
  const products: SampleProduct[] = [];
  for (const shelf of SHELVES) {
    for (const [itemIndex, [item, spec, unit, price]] of shelf.items.entries()) {
      for (const [brandIndex, brand] of shelf.brands.entries()) {
        const code = `P${shelf.code}${String(itemIndex + 1).padStart(2, "0")}${brandIndex + 1}`;
        const random = randomStream(seed, code);
        // The first maker sells at the price of the list, the others up to 12 % off it.
        const base = brandIndex === 0 ? price : shelfPrice((price * random.between(88, 112)) / 100);
        const listed = from - random.between(30, 2000);
        const prices = priceHistory(random, shelf.category, base, shelf.costPercent, listed, until);
        products.push(productRow(code, `${brand}${item}`, shelf.category, brand, spec, unit, prices));
      }
    }
  }
  for (const [code, name, spec, unit, costCents] of GIFTS) {
    const prices = [{ from: isoDay(from - 400), priceCents: 0, costCents }];
    products.push(productRow(code, name, "赠品", "南麓优选", spec, unit, prices));
  }
  return products;
}

/** The price in force on a day. */
export function priceOn(prices: readonly { fromDay: Day; price: SamplePrice }[], day: Day): SamplePrice {
  let i = prices.length - 1;
  while (i > 0 && prices[i]!.fromDay > day) i--;
  return prices[i]!.price;
}

function productRow(
  code: string,
  name: string,
  category: string,
  brand: string,
  spec: string,
  unit: string,
  prices: SamplePrice[],
): SampleProduct {
  const { priceCents, costCents } = prices[prices.length - 1]!;
  const listedOn = prices[0]!.from;
  return {
    code,
    barcode: barcodeOf(code),
    name,
    category,
    brand,
    spec,
    unit,
    priceCents,
    costCents,
    listedOn,
    prices,
  };
}

/** The planted rise of the category, if it has one, and now and then a small one of the product's own. */
function priceHistory(
  random: Random,
  category: string,
  base: number,
  costPercent: number,
  listed: Day,
  until: Day,
): SamplePrice[] {
  const rises: { day: Day; rise: number }[] = [];
  const planted = PRICE_RISES.find((rise) => rise.category === category);
  if (planted) rises.push({ day: until - planted.daysBefore, rise: planted.rise });
  else if (random.chance(0.4))
    rises.push({ day: until - random.between(30, 700), rise: random.between(3, 6) / 100 });
  const price = (from: Day, priceCents: number): SamplePrice => ({
    from: isoDay(from),
    priceCents,
    costCents: Math.round((priceCents * (costPercent + random.between(-3, 3))) / 100),
  });
  const prices = [price(listed, base)];
  for (const { day, rise } of rises) prices.push(price(day, shelfPrice(base * (1 + rise))));
  return prices;
}

/** Whole 角, as price tags have them. */
function shelfPrice(cents: number): number {
  return Math.max(10, Math.round(cents / 10) * 10);
}

/** EAN-13 with the prefix for use inside a shop. */
function barcodeOf(code: string): string {
  const digits = `21${code.slice(1).padStart(10, "0")}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return digits + String((10 - (sum % 10)) % 10);
}

/** Prices with their first days as numbers, for looking up many times. */
export function priceList(product: SampleProduct): { fromDay: Day; price: SamplePrice }[] {
  return product.prices.map((price) => ({ fromDay: dayOf(price.from), price }));
}
