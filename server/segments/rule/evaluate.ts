import { consentBit } from "../../customers/consentBits.ts";
import { levelSegments } from "../../customers/schema.ts";
import { regionRange } from "../../platform/rowScope.ts";
import { addDays, contains, type Day, type DaySpan, daysBetween, daysOf } from "../businessDays.ts";
import { type EventFacts, eventFinding } from "./eventFindings.ts";
import type { PlainCondition, PlainNode, PlainRule } from "./plain.ts";
import { type Definition, type Goods, type RfmClass, type Span, valueLevels } from "./schema.ts";
import { type Fraction, testNumber } from "./testNumber.ts";

/** One line of an order. Money and pieces in ten-thousandths. */
export interface Line {
  on: Day;
  order: string;
  sku: number;
  brand: string;
  category: string;
  qty: bigint;
  amount: bigint;
  /** Of the whole line; null: not known. */
  cost: bigint | null;
  kind: "sale" | "return" | "cancelled" | "gift";
  channel: string;
  store: number;
}

/** All that is known of one customer. 0, "" and null are: not known. */
export interface Facts extends EventFacts {
  customerId: number;
  partyKind: "person" | "organisation";
  gender: "unknown" | "female" | "male" | "other";
  birthYear: number;
  region: number;
  owner: number;
  channel: string;
  store: number;
  tags: readonly number[];
  consent: number;
  acquiredOn: Day | null;
  acquisitionCost: bigint | null;
  completeness: number;
  referrer: number;
  /** The company's own fields by number, in ten-thousandths: days since 1970, the id of a choice, 1 or 0. */
  own: ReadonlyMap<number, bigint>;
  /** Lists this customer stands on, and the number of his value level. */
  lists: readonly number[];
  rfm: { r: number; f: number; m: number; class: RfmClass } | null;
  lines: readonly Line[];
}

/** What a condition saw, for the page that explains it. */
export interface Finding {
  met: boolean;
  value: Fraction | Day | string | null;
}

/** The rule language on one customer in memory: independent of the SQL, and asked for "why" and "until when". */
export function evaluate(rule: PlainRule, facts: Facts, today: Day): boolean {
  return holds(rule.where, facts, today, rule.definition);
}

export function holds(node: PlainNode, facts: Facts, today: Day, definition: Definition): boolean {
  switch (node.kind) {
    case "all":
      return node.of.every((part) => holds(part, facts, today, definition));
    case "any":
      return node.of.some((part) => holds(part, facts, today, definition));
    case "not":
      return !holds(node.of, facts, today, definition);
    default:
      return finding(node, facts, today, definition).met;
  }
}

const whole = (value: number | bigint): Fraction => ({ of: BigInt(value) * 10_000n, per: 1n });
const member = <T>(list: readonly T[], value: T): Finding => ({
  met: list.includes(value),
  value: String(value),
});

export function finding(on: PlainCondition, facts: Facts, today: Day, definition: Definition): Finding {
  const lines = facts.lines.filter((line) => line.on <= today);
  const { bought, money } = counted(lines, definition);
  switch (on.kind) {
    case "partyKind":
      return member(on.in, facts.partyKind);
    case "gender":
      return member(on.in, facts.gender);
    case "age":
      return facts.birthYear === 0
        ? { met: false, value: null }
        : tested(whole(Number(today.slice(0, 4)) - facts.birthYear), on.test);
    case "region":
      return {
        met: on.under.map(regionRange).some(({ from, to }) => facts.region >= from && facts.region < to),
        value: String(facts.region),
      };
    case "owner":
      return member(on.in, facts.owner);
    case "acquisitionChannel":
      return member(on.in, facts.channel);
    case "homeStore":
      return member(on.in, facts.store);
    case "tag": {
      const has = (tag: number) => facts.tags.includes(tag);
      return { met: on.has === "all" ? on.tags.every(has) : on.tags.some(has), value: null };
    }
    case "consent":
      return { met: (facts.consent & consentBit(on.purpose, on.channel)) !== 0, value: null };
    case "acquired":
      return { met: within(facts.acquiredOn, on.within, today), value: facts.acquiredOn };
    case "acquisitionCost":
      return facts.acquisitionCost === null
        ? { met: false, value: null }
        : tested({ of: facts.acquisitionCost, per: 1n }, on.test);
    case "completeness":
      return tested(whole(facts.completeness), on.test);
    case "referred":
      return { met: facts.referrer !== 0, value: null };
    case "ownField":
      return ownFinding(on, facts, today);
    case "bought":
      return measured(on, lines, definition, today);
    case "share": {
      const of = (some: readonly Line[]) =>
        on.measure === "amount"
          ? sum(some, "amount")
          : on.measure === "lines"
            ? whole(some.length).of
            : orders(some);
      const inside = (on.measure === "amount" ? money : bought).filter((line) =>
        contains(daysOf(on.within, today), line.on),
      );
      const per = of(inside);
      if (per <= 0n) return { met: false, value: null };
      return tested({ of: of(inside.filter((line) => ofGoods(line, on.goods))) * 10_000n, per }, on.test);
    }
    case "margin": {
      const days = daysOf(on.within, today);
      const costed = money.filter(
        (line) => line.cost !== null && ofGoods(line, on.goods) && contains(days, line.on),
      );
      const came = sum(costed, "amount");
      const earned = costed.reduce((total, line) => total + line.amount - line.cost!, 0n);
      if (on.measure === "amount" ? costed.length === 0 : came <= 0n) return { met: false, value: null };
      return tested(
        on.measure === "amount" ? { of: earned, per: 1n } : { of: earned * 10_000n, per: came },
        on.test,
      );
    }
    case "firstPurchase":
    case "lastPurchase": {
      const days = bought
        .filter((line) => ofGoods(line, on.goods))
        .map((line) => line.on)
        .sort();
      const day = (on.kind === "firstPurchase" ? days[0] : days.at(-1)) ?? null;
      return { met: within(day, on.within, today), value: day };
    }
    case "rhythm": {
      const ratio = silence(bought, today);
      return ratio === null ? { met: false, value: null } : tested(ratio, on.test);
    }
    case "sequence":
      return { met: inSequence(on, bought, today), value: null };
    case "rfm": {
      const { rfm } = facts;
      if (!rfm) return { met: false, value: null };
      const met =
        (!on.classes || on.classes.includes(rfm.class)) &&
        (["r", "f", "m"] as const).every((letter) => !on[letter] || on[letter].includes(rfm[letter]));
      return { met, value: `${rfm.class} ${rfm.r}${rfm.f}${rfm.m}` };
    }
    case "level": {
      const level = valueLevels.find((one) => facts.lists.includes(levelSegments[one])) ?? null;
      return { met: on.in.some((one) => facts.lists.includes(levelSegments[one])), value: level };
    }
    case "forecast":
    case "contacted":
    case "lastContact":
    case "mark":
    case "recommends":
    case "complained":
    case "membership":
    case "opportunity":
    case "bill":
      return eventFinding(on, facts, today);
    case "listed":
      return { met: facts.lists.includes(on.segment), value: null };
  }
}

function ownFinding(
  { field, ask }: Extract<PlainCondition, { kind: "ownField" }>,
  facts: Facts,
  today: Day,
): Finding {
  const value = facts.own.get(field);
  if (value === undefined) return { met: false, value: null };
  const whole = Number(value / 10_000n);
  switch (ask.as) {
    case "filled":
      return { met: true, value: null };
    case "number":
      return tested({ of: value, per: 1n }, ask.test);
    case "date": {
      const day = addDays("1970-01-01", whole);
      return { met: within(day, ask.within, today), value: day };
    }
    case "choice":
      return { met: ask.in.includes(whole), value: String(whole) };
    case "yesno":
      return { met: whole === (ask.yes ? 1 : 0), value: whole === 1 ? "yes" : "no" };
  }
}

function tested(value: Fraction, test: Parameters<typeof testNumber>[1]): Finding {
  return { met: testNumber(value, test), value };
}

function counted(lines: readonly Line[], { returns, cancelled, zeroPrice }: Definition) {
  const bought = lines.filter(
    ({ kind, amount }) =>
      (kind === "sale" ||
        (kind === "gift" && zeroPrice === "keep") ||
        (kind === "cancelled" && cancelled === "keep")) &&
      (zeroPrice === "keep" || amount !== 0n),
  );
  const returned = lines.filter(
    ({ kind, amount }) =>
      kind === "return" && returns === "subtract" && (zeroPrice === "keep" || amount !== 0n),
  );
  return { bought, money: [...bought, ...returned] };
}

function measured(
  on: Extract<PlainCondition, { kind: "bought" }>,
  lines: readonly Line[],
  definition: Definition,
  today: Day,
): Finding {
  const days = daysOf(on.within, today);
  const meant = (some: readonly Line[]) =>
    some.filter((line) => ofGoods(line, on.goods) && contains(days, line.on));
  const { bought, money } = counted(lines, definition);
  const distinct = (key: "on" | "sku" | "category") =>
    whole(new Set(meant(bought).map((line) => line[key])).size);
  switch (on.measure) {
    case "orders":
      return tested({ of: orders(meant(bought)), per: 1n }, on.test);
    case "days":
      return tested(distinct("on"), on.test);
    case "lines":
      return tested(whole(meant(bought).length), on.test);
    case "products":
      return tested(distinct("sku"), on.test);
    case "categories":
      return tested(distinct("category"), on.test);
    case "amount":
      return tested({ of: sum(meant(money), "amount"), per: 1n }, on.test);
    case "quantity":
      return tested({ of: sum(meant(money), "qty"), per: 1n }, on.test);
    case "returns":
      return tested({ of: orders(meant(lines.filter((line) => line.kind === "return"))), per: 1n }, on.test);
    case "averageOrder": {
      const per = orders(meant(bought)) / 10_000n;
      return per === 0n
        ? { met: false, value: null }
        : tested({ of: sum(meant(money), "amount"), per }, on.test);
    }
  }
}

const sum = (lines: readonly Line[], key: "amount" | "qty") =>
  lines.reduce((total, line) => total + line[key], 0n);
const orders = (lines: readonly Line[]) => whole(new Set(lines.map((line) => line.order)).size).of;

function ofGoods(line: Line, goods: Goods): boolean {
  return (
    (!goods.categories || goods.categories.includes(line.category)) &&
    (!goods.brands || goods.brands.includes(line.brand)) &&
    (!goods.skus || goods.skus.includes(line.sku)) &&
    (!goods.channels || goods.channels.includes(line.channel)) &&
    (!goods.stores || goods.stores.includes(line.store))
  );
}

const within = (day: Day | null, span: Span, today: Day) =>
  day !== null && contains(daysOf(span, today), day);
const purchaseDays = (lines: readonly Line[]) => [...new Set(lines.map((line) => line.on))].sort();

/** Days of silence over the median gap, both doubled. */
function silence(bought: readonly Line[], today: Day): Fraction | null {
  const days = purchaseDays(bought);
  const gaps = days
    .slice(1)
    .map((day, i) => daysBetween(days[i]!, day))
    .sort((a, b) => a - b);
  if (gaps.length < 2) return null;
  const middle = gaps[Math.floor((gaps.length - 1) / 2)]! + gaps[Math.floor(gaps.length / 2)]!;
  return { of: whole(2 * daysBetween(days.at(-1)!, today)).of, per: BigInt(middle) };
}

function inSequence(
  on: Extract<PlainCondition, { kind: "sequence" }>,
  bought: readonly Line[],
  today: Day,
): boolean {
  const span = daysOf(on.within, today);
  const daysOfStep = (goods: Goods, days: DaySpan) =>
    purchaseDays(bought.filter((line) => ofGoods(line, goods) && contains(days, line.on)));
  const follows = (earlier: Day, later: Day) => later > earlier && later <= addDays(earlier, on.withinDays);
  const [first, ...rest] = on.ending === "missing" ? on.steps.slice(0, -1) : on.steps;
  let reached = daysOfStep(first!, span);
  for (const goods of rest)
    reached = daysOfStep(goods, span).filter((day) => reached.some((before) => follows(before, day)));
  if (on.ending === "bought") return reached.length > 0;
  const last = daysOfStep(on.steps.at(-1)!, {});
  return reached.some(
    (day) => addDays(day, on.withinDays) < today && !last.some((later) => follows(day, later)),
  );
}
