import type { Day } from "./calendar.ts";
import type { LargeOptions } from "./generateLarge.ts";
import { catalogue, categoryName, isoDays, LARGE_CHANNELS, productCode } from "./largeTrade.ts";
import { personName } from "./names.ts";
import { mix, randomStream } from "./random.ts";
import { CITIES, placeIn } from "./regions.ts";

const CHUNK_CHARACTERS = 1 << 18;
const PHONE_PREFIXES = ["130", "133", "135", "138", "139", "150", "159", "166", "177", "186", "188", "198"];

export function* customerFile(
  { seed, customers }: LargeOptions,
  from: Day,
  days: number,
): Generator<Uint8Array, number> {
  let text = "会员号,姓名,手机号,性别,生日,省份,城市,区县,行政区划代码,入会日期,来源渠道,获客成本\n";
  const prefixes = PHONE_PREFIXES;
  const joinDays = isoDays(from - days, days + 1);
  const capacity = prefixes.length * 1_000_000;
  const years = Array.from({ length: 55 }, (_, i) => 1952 + i);
  for (let customer = 0; customer < customers; customer++) {
    const random = randomStream(seed, "large customer", customer);
    const isFemale = random.chance(0.6);
    const year = random.pick(years);
    const { name } = personName(random, isFemale ? "female" : "male", year);
    const place = placeIn(random.pick(CITIES), random.between(0, 97));
    // 7919 shares no factor with the twelve million numbers there are: every customer has his own.
    const n = (customer * 7919) % capacity;
    const phone = `${prefixes[n % prefixes.length]}00${String(Math.floor(n / prefixes.length)).padStart(6, "0")}`;
    const birthday = random.chance(0.6) ? `${year}-0${random.between(1, 9)}-${random.between(10, 28)}` : "";
    const joined = random.pick(joinDays);
    const cost = `${random.between(0, 60)}.${random.between(10, 99)}`;
    const member = `M${String(customer + 1).padStart(8, "0")}`;
    const channel = random.pick(LARGE_CHANNELS);
    text += `${member},${name},${phone},${isFemale ? "女" : "男"},${birthday},${place.province},${place.city},${place.district ?? ""},${place.regionCode},${joined},${channel},${cost}\n`;
    if (text.length > CHUNK_CHARACTERS) {
      yield Buffer.from(text);
      text = "";
    }
  }
  if (text !== "") yield Buffer.from(text);
  return customers;
}

export function* productFile({
  seed,
  categories,
  products,
  years,
}: LargeOptions): Generator<Uint8Array, number> {
  const shop = catalogue(seed, categories, products, years);
  const now = (years - 1) * shop.size;
  const yuan = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
  let text = "商品编码,商品名称,品类,品牌,售价,成本价\n";
  for (let i = 0; i < shop.size; i++) {
    const category = categoryName(Math.floor(i / shop.perCategory));
    const brand = `品牌${String((mix(seed + i) % 300) + 1).padStart(3, "0")}`;
    text += `${productCode(i)},${brand}${category}${(i % shop.perCategory) + 1}号,${category},${brand},${yuan(shop.prices[now + i]!)},${yuan(shop.costs[now + i]!)}\n`;
  }
  yield Buffer.from(text);
  return shop.size;
}
