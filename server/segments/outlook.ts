import type { Pair } from "../refuse.ts";
import { addDays, type Day } from "./businessDays.ts";
import { evaluate, type Facts, holds, type Line } from "./rule/evaluate.ts";
import type { PlainNode, PlainRule } from "./rule/plain.ts";
import type { Goods } from "./rule/schema.ts";

const farthestDays = 400;

/** What would move a customer across the border of a segment: time alone, or one more purchase. */
export function outlook(
  rule: PlainRule,
  facts: Facts,
  today: Day,
  goodsInWords: (goods: Goods) => Pair,
): Pair[] {
  const isIn = evaluate(rule, facts, today);
  const found: Pair[] = [];
  const onDay = firstChange(rule, facts, today, isIn);
  if (onDay) {
    const nothing = { zh: "一直不买", en: "without a purchase" };
    found.push(
      isIn
        ? { zh: `${nothing.zh}，${onDay} 离开本群`, en: `Leaves on ${onDay} ${nothing.en}` }
        : { zh: `${nothing.zh}，${onDay} 进入本群`, en: `Enters on ${onDay} ${nothing.en}` },
    );
  }
  for (const goods of goodsNamed(rule.where)) {
    const after = { ...facts, lines: [...facts.lines, purchase(facts, goods, today)] };
    if (evaluate(rule, after, today) === isIn) continue;
    const what = goodsInWords(goods);
    found.push(
      isIn
        ? { zh: `再买一次${what.zh}就离开本群`, en: `One more purchase of ${what.en} takes her out` }
        : { zh: `再买一次${what.zh}就进入本群`, en: `One more purchase of ${what.en} brings her in` },
    );
  }
  return found;
}

/** The first day on which the answer is another one, if nothing is bought until then. Scores stand still meanwhile. */
function firstChange(rule: PlainRule, facts: Facts, today: Day, isIn: boolean): Day | undefined {
  for (let days = 1; days <= farthestDays; days++) {
    const day = addDays(today, days);
    if (holds(rule.where, facts, day, rule.definition) !== isIn) return day;
  }
  return undefined;
}

function goodsNamed(where: PlainNode): Goods[] {
  const found = new Map<string, Goods>();
  const walk = (node: PlainNode) => {
    if (node.kind === "all" || node.kind === "any") node.of.forEach(walk);
    else if (node.kind === "not") walk(node.of);
    else if ("goods" in node) found.set(JSON.stringify(node.goods), node.goods);
    else if (node.kind === "sequence")
      for (const goods of node.steps) found.set(JSON.stringify(goods), goods);
    else if (node.kind === "rhythm") found.set("{}", {});
  };
  walk(where);
  return [...found.values()];
}

/** One order of her usual size today, of these goods and otherwise of nothing that a rule could name. */
function purchase(facts: Facts, goods: Goods, today: Day): Line {
  const sales = facts.lines.filter((line) => line.kind === "sale" && line.amount > 0n);
  const orders = new Set(sales.map((line) => line.order)).size;
  const spent = sales.reduce((sum, line) => sum + line.amount, 0n);
  return {
    on: today,
    order: "one more",
    sku: goods.skus?.[0] ?? 0,
    brand: goods.brands?.[0] ?? "",
    category: goods.categories?.[0] ?? "",
    qty: 10_000n,
    amount: orders === 0 ? 1_000_000n : spent / BigInt(orders),
    cost: null,
    kind: "sale",
    channel: goods.channels?.[0] ?? "",
    store: goods.stores?.[0] ?? 0,
  };
}
