import { addDays } from "../businessDays.ts";
import type { Dice } from "./Dice.ts";
import type { Facts, Line } from "./evaluate.ts";
import { campaigns, causes, programmes, randomEvents, surveys, tiers } from "./randomEvents.ts";
import {
  billStates,
  conditions,
  dealingMeasures,
  forecastFigures,
  marginMeasures,
  measures,
  opportunityStates,
  type RuleNode,
  recommendClasses,
  rfmClasses,
  rule,
  shareMeasures,
  valueLevels,
} from "./schema.ts";

export const today = "2026-03-15";
/** Texts that would end a literal, open a placeholder or comment the rest away, if a value were ever read as SQL. */
const categories = [
  "乳品",
  "零食",
  "日化",
  "it's",
  "a' or 1=1 --",
  "{p0:UInt8}",
  "\\",
  'a"b',
  "{hidden:Array(UInt32)}",
];
const brands = ["晨光", "B'2", "none"];
const channels = ["app", "门店", "m'ni"];
const stores = [1, 2, 3];
const tags = [1, 2, 3, 4];
const regions = [320506, 320102, 110105, 440300, 0];
export const brandOf = (sku: number) => brands[sku % 3]!;

export function randomFacts(dice: Dice, customerId: number): Facts {
  const rhythm = dice.between(1, 60);
  const quiet = dice.below(200);
  const lines: Line[] = [];
  const trips = dice.chance(0.15) ? 0 : dice.between(1, 9);
  for (let trip = 0; trip < trips; trip++) {
    const on = addDays(today, 3 - quiet - trip * rhythm - dice.below(4));
    for (let n = dice.between(1, 3); n > 0; n--) {
      const kind = dice.chance(0.8) ? "sale" : dice.of(["return", "cancelled", "gift"] as const);
      const pieces = BigInt(dice.between(1, 4)) * 5_000n;
      const price = dice.chance(0.1) ? 0n : BigInt(dice.between(1, 400)) * 2_500n;
      const sku = dice.between(1, 12);
      lines.push({
        on,
        order: String(customerId * 1000 + trip),
        sku,
        brand: brandOf(sku),
        category: dice.of(categories),
        qty: kind === "return" ? -pieces : pieces,
        amount: kind === "return" ? -price : kind === "gift" ? 0n : price,
        cost: dice.chance(0.3) ? null : (price * BigInt(dice.between(2, 6))) / (kind === "return" ? -5n : 5n),
        kind,
        channel: dice.of(channels),
        store: dice.of(stores),
      });
    }
  }
  return {
    customerId,
    partyKind: dice.chance(0.9) ? "person" : "organisation",
    gender: dice.of(["unknown", "female", "male", "other"] as const),
    birthYear: dice.chance(0.3) ? 0 : dice.between(1940, 2010),
    region: dice.of(regions),
    owner: dice.below(4),
    channel: dice.of([...channels, ""]),
    store: dice.below(4),
    tags: dice.chance(0.3) ? [] : [...new Set(dice.some(tags))],
    consent: dice.below(2 ** 18),
    acquiredOn: dice.chance(0.3) ? null : addDays(today, -dice.below(700)),
    acquisitionCost: dice.chance(0.4) ? null : BigInt(dice.below(400_000)),
    completeness: dice.below(101),
    referrer: dice.below(3),
    own: randomOwn(dice),
    lists: [...(dice.chance(0.3) ? [2001] : []), ...(trips === 0 ? [] : [dice.of([11, 12, 13])])],
    rfm: null,
    lines,
    ...randomEvents(dice, today, channels),
  };
}

/** 1 a number, 2 a day, 3 a choice, 4 yes or no, 5 a text. */
function randomOwn(dice: Dice): Map<number, bigint> {
  const own = new Map<number, bigint>();
  const put = (field: number, value: number) => {
    if (dice.chance(0.7)) own.set(field, BigInt(Math.round(value * 10_000)));
  };
  put(1, dice.between(-8, 40) / 4);
  put(2, dice.between(-400, 20_900));
  put(3, dice.between(1, 4));
  put(4, dice.below(2));
  put(5, 1);
  return own;
}

function randomOwnAsk(dice: Dice) {
  switch (dice.below(5)) {
    case 0:
      return { field: 1, ask: { as: "number" as const, test: randomTest(dice, 10, 0.25) } };
    case 1:
      return { field: 2, ask: { as: "date" as const, within: randomSpan(dice) } };
    case 2:
      return { field: 3, ask: { as: "choice" as const, in: dice.some([1, 2, 3, 9]) } };
    case 3:
      return { field: 4, ask: { as: "yesno" as const, yes: dice.chance(0.5) } };
    default:
      return { field: dice.between(1, 6), ask: { as: "filled" as const } };
  }
}

function randomTest(dice: Dice, most: number, step: number) {
  const value = () => Number((dice.below(Math.floor(most / step) + 1) * step).toFixed(4));
  if (dice.chance(0.15)) {
    const [low, high] = [value(), value()].sort((a, b) => a - b);
    return { is: "between" as const, value: low!, and: high! };
  }
  return { is: dice.of(["atLeast", "atMost", "moreThan", "lessThan", "equals"] as const), value: value() };
}

function randomSpan(dice: Dice) {
  switch (dice.below(6)) {
    case 0:
      return { kind: "ever" as const };
    case 1:
      return {
        kind: "last" as const,
        count: dice.between(1, 12),
        unit: dice.of(["day", "week", "month", "year"] as const),
      };
    case 2:
      return { kind: "last" as const, count: dice.between(1, 200), unit: "day" as const };
    case 3: {
      const to = dice.below(150);
      return dice.chance(0.5)
        ? { kind: "ago" as const, to }
        : { kind: "ago" as const, from: to + dice.between(1, 200), to };
    }
    case 4:
      return {
        kind: "calendar" as const,
        period: dice.of([
          "thisMonth",
          "lastMonth",
          "thisQuarter",
          "lastQuarter",
          "thisYear",
          "lastYear",
        ] as const),
      };
    default: {
      const from = addDays(today, -dice.below(500));
      return {
        kind: "dates" as const,
        ...(dice.chance(0.7) ? { from } : {}),
        ...(dice.chance(0.7) ? { to: addDays(from, dice.below(300)) } : {}),
      };
    }
  }
}

function randomGoods(dice: Dice) {
  return {
    ...(dice.chance(0.5) ? { categories: dice.some([...categories, "absent"]) } : {}),
    ...(dice.chance(0.15) ? { brands: dice.some(brands, 2) } : {}),
    ...(dice.chance(0.15) ? { skus: dice.some([1, 2, 3, 4, 5, 99], 4) } : {}),
    ...(dice.chance(0.2) ? { channels: dice.some(channels, 2) } : {}),
    ...(dice.chance(0.2) ? { stores: dice.some(stores, 2) } : {}),
  };
}

function randomContacts(dice: Dice) {
  return {
    ...(dice.chance(0.4) ? { kinds: dice.some(["call", "visit", "message"]) } : {}),
    ...(dice.chance(0.4) ? { direction: dice.of(["out", "in"] as const) } : {}),
    ...(dice.chance(0.3) ? { channels: dice.some(channels) } : {}),
    ...(dice.chance(0.2) ? { campaigns: dice.some(campaigns) } : {}),
    ...(dice.chance(0.2) ? { replied: dice.chance(0.5) } : {}),
  };
}

const kinds = conditions.map((condition) => condition.shape.kind.value);

function randomCondition(dice: Dice): unknown {
  const kind = dice.chance(0.45) ? "bought" : dice.of(kinds);
  switch (kind) {
    case "partyKind":
      return { kind, in: dice.some(["person", "organisation"] as const, 2) };
    case "gender":
      return { kind, in: dice.some(["unknown", "female", "male", "other"] as const) };
    case "age":
      return { kind, test: randomTest(dice, 90, 1) };
    case "region":
      return { kind, under: dice.some(["32", "3205", "320102", "11", "44"], 2) };
    case "owner":
      return { kind, in: dice.some([0, 1, 2, 3], 2) };
    case "acquisitionChannel":
      return { kind, in: dice.some(channels, 2) };
    case "homeStore":
      return { kind, in: dice.some([0, 1, 2, 3], 2) };
    case "tag":
      return { kind, has: dice.of(["any", "all"] as const), tags: dice.some(tags) };
    case "consent":
      return {
        kind,
        purpose: dice.of(["marketing", "service", "survey"] as const),
        channel: dice.of(["phone", "sms", "email", "wechat", "post", "visit"] as const),
      };
    case "acquired":
      return { kind, within: randomSpan(dice) };
    case "acquisitionCost":
      return { kind, test: randomTest(dice, 40, 0.5) };
    case "completeness":
      return { kind, test: randomTest(dice, 100, 1) };
    case "referred":
      return { kind };
    case "ownField":
      return { kind, ...randomOwnAsk(dice) };
    case "bought": {
      const measure = dice.of(measures);
      const most =
        measure === "amount" ? 400 : measure === "averageOrder" ? 150 : measure === "quantity" ? 12 : 6;
      const step = ["amount", "averageOrder"].includes(measure) ? 0.25 : measure === "quantity" ? 0.5 : 1;
      return {
        kind,
        measure,
        goods: randomGoods(dice),
        within: randomSpan(dice),
        test: randomTest(dice, most, step),
      };
    }
    case "share":
      return {
        kind,
        measure: dice.of(shareMeasures),
        goods: randomGoods(dice),
        within: randomSpan(dice),
        test: randomTest(dice, 1, 0.125),
      };
    case "margin": {
      const measure = dice.of(marginMeasures);
      const [most, step] = measure === "rate" ? [0.75, 0.125] : [200, 0.25];
      return {
        kind,
        measure,
        goods: randomGoods(dice),
        within: randomSpan(dice),
        test: randomTest(dice, most, step),
      };
    }
    case "opportunity":
    case "bill": {
      const measure = dice.of(dealingMeasures);
      return {
        kind,
        state: kind === "bill" ? dice.of(billStates) : dice.of(opportunityStates),
        measure,
        within: randomSpan(dice),
        test: randomTest(dice, measure === "count" ? 4 : 400, measure === "count" ? 1 : 0.25),
      };
    }
    case "firstPurchase":
    case "lastPurchase":
      return { kind, goods: randomGoods(dice), within: randomSpan(dice) };
    case "rhythm":
      return { kind, test: randomTest(dice, 6, 0.25) };
    case "sequence":
      return {
        kind,
        steps: Array.from({ length: dice.between(2, 4) }, () => randomGoods(dice)),
        withinDays: dice.between(1, 120),
        ending: dice.of(["bought", "missing"] as const),
        within: randomSpan(dice),
      };
    case "rfm":
      return {
        kind,
        ...(dice.chance(0.5) ? { classes: dice.some(rfmClasses) } : {}),
        ...(dice.chance(0.3) ? { r: dice.some([1, 2, 3, 4, 5]) } : {}),
        ...(dice.chance(0.3) ? { f: dice.some([1, 2, 3, 4, 5]) } : {}),
        ...(dice.chance(0.3) ? { m: dice.some([1, 2, 3, 4, 5]) } : {}),
      };
    case "level":
      return { kind, in: dice.some(valueLevels) };
    case "forecast": {
      const figure = dice.of(forecastFigures);
      const [most, step] = {
        pAlive: [1, 0.05],
        buys30: [1, 0.25],
        purchases90: [4, 0.25],
        purchases180: [8, 0.5],
        purchases365: [12, 0.5],
        spend90: [300, 5],
        spend180: [600, 10],
        clv365: [900, 10],
      }[figure] as [number, number];
      return { kind, figure, test: randomTest(dice, most, step) };
    }
    case "contacted":
      return {
        kind,
        of: randomContacts(dice),
        within: randomSpan(dice),
        test: randomTest(dice, 4, 1),
      };
    case "lastContact":
      return { kind, of: randomContacts(dice), within: randomSpan(dice) };
    case "mark":
      return {
        kind,
        ...(dice.chance(0.6) ? { measures: dice.some(["satisfaction", "review", "other"]) } : {}),
        ...(dice.chance(0.3) ? { surveys: dice.some(surveys) } : {}),
        which: dice.of(["last", "mean", "lowest", "highest"] as const),
        within: randomSpan(dice),
        test: randomTest(dice, 6, 0.5),
      };
    case "recommends":
      return {
        kind,
        in: dice.some(recommendClasses),
        ...(dice.chance(0.3) ? { surveys: dice.some(surveys) } : {}),
        within: randomSpan(dice),
      };
    case "complained":
      return {
        kind,
        state: dice.of(["any", "open", "resolved"] as const),
        ...(dice.chance(0.4) ? { causes: dice.some(causes, 2) } : {}),
        within: randomSpan(dice),
        test: randomTest(dice, 3, 1),
      };
    case "membership":
      return {
        kind,
        is: dice.of(["current", "ending", "joined", "left"] as const),
        ...(dice.chance(0.4) ? { programmes: dice.some(programmes, 2) } : {}),
        ...(dice.chance(0.4) ? { tiers: dice.some(tiers, 2) } : {}),
        days: dice.between(1, 300),
        within: randomSpan(dice),
      };
    case "segment":
      return { kind, segment: dice.of([2001, 2002, 2003]) };
  }
}

function randomNode(dice: Dice, depth: number): unknown {
  if (depth === 0 || dice.chance(0.35)) return randomCondition(dice);
  if (dice.chance(0.25)) return { kind: "not", of: randomNode(dice, depth - 1) };
  return {
    kind: dice.of(["all", "any"] as const),
    of: Array.from({ length: dice.between(0, 3) }, () => randomNode(dice, depth - 1)),
  };
}

export function randomRule(dice: Dice) {
  return rule.parse({
    where: randomNode(dice, 3) as RuleNode,
    definition: dice.chance(0.6)
      ? {}
      : {
          returns: dice.of(["leave_out", "subtract"] as const),
          cancelled: dice.of(["leave_out", "keep"] as const),
          zeroPrice: dice.of(["leave_out", "keep"] as const),
        },
  });
}
