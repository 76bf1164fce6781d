import {
  type Condition,
  type ForecastFigure,
  forecastUnits,
  type Goods,
  type NumberTest,
  type RuleNode,
  type Span,
} from "../../server/segments/rule/schema.ts";
import type { Choices } from "../../server/segments/schema.ts";
import { type Clause, clausesOf, complete, hasGoods, type Join } from "./spokenClauses.ts";
import { turned } from "./spokenPhrases.ts";
import { inSequence } from "./spokenSequences.ts";
import { tokensOf } from "./spokenTokens.ts";

export interface Understood {
  /** What was understood; null where nothing was. */
  where: RuleNode | null;
  /** Words that were not, in their order. What stands in one part of the sentence with such a word is left out too. */
  unknown: string[];
}

/** A rule from a sentence such as "近 90 天买过牛奶至少 2 次但没买咖啡": a fixed grammar, no guessing. */
export function understand(sentence: string, choices: Choices): Understood {
  const unknown: string[] = [];
  const clauses = inSequence(clausesOf(tokensOf(sentence, choices)), unknown);
  const made: Made[] = [];
  let before: Clause | undefined;
  /** A time that was said alone: it is meant for what is bought or done next. */
  let time: { span: Span; said: string } | undefined;
  const read = clauses.map((clause) => {
    if (clause.unknown.length > 0) {
      unknown.push(...clause.unknown);
      return undefined;
    }
    const acts = clause.verb !== undefined || hasGoods(clause) || clause.unit === "average";
    if (clause.span && !acts && !clause.conditions.some((on) => "within" in on)) {
      if (time) unknown.push(time.said);
      time = { span: clause.span, said: clause.said.trim() };
      if (!complete(clause)) return undefined;
    }
    const timed = acts && !clause.span && time ? { ...clause, span: time.span } : clause;
    if (acts) time = undefined;
    const whole = completed(timed, before);
    before = whole;
    return whole;
  });
  if (time) unknown.push(time.said);
  // "bought milk but not coffee in the last 90 days": the time said last is meant for both.
  for (let i = read.length - 1; i > 0; i--) {
    const [earlier, later] = [read[i - 1], read[i]];
    if (earlier && later?.borrowed && later.span && !earlier.span) earlier.span = later.span;
  }
  for (const clause of read) {
    if (!clause) continue;
    const nodes = nodesOf(clause);
    if (nodes.length === 0 && clause.said.trim() !== "") unknown.push(clause.said.trim());
    if (nodes.length > 0) made.push({ join: clause.join, nodes });
  }
  return { where: joined(made), unknown };
}

interface Made {
  join: Join;
  nodes: RuleNode[];
}

/** What a clause leaves unsaid, from the one before it. */
function completed(clause: Clause, before: Clause | undefined): Clause {
  const bare =
    clause.verb === undefined && clause.figure === undefined && clause.conditions.length === 0 && !clause.age;
  const borrowed = bare && before?.verb !== undefined;
  return {
    ...clause,
    borrowed,
    verb: borrowed ? before.verb : clause.verb,
    span: clause.span ?? (before && (borrowed || clause.verb === before.verb) ? before.span : undefined),
    goods: borrowed && Object.keys(clause.goods).length === 0 ? before.goods : clause.goods,
  };
}

function nodesOf(clause: Clause): RuleNode[] {
  const conditions = conditionsOf(clause);
  return conditions.map((on) => (clause.not && !says(clause, on) ? { kind: "not", of: on } : on));
}

/** "Bought no milk" is a condition of its own; the others are turned round. */
const says = (clause: Clause, on: Condition) =>
  (on.kind === "bought" || on.kind === "contacted" || on.kind === "complained") &&
  clause.test === undefined &&
  on.test.is === "equals";

const none: NumberTest = { is: "equals", value: 0 };
const some: NumberTest = { is: "atLeast", value: 1 };
const ever: Span = { kind: "ever" };

function conditionsOf(clause: Clause): Condition[] {
  const { verb, span, test, figure } = clause;
  const within = span ?? ever;
  const counted = test ?? (clause.not ? none : some);
  if (figure) return forecast(clause, figure);
  if (clause.months !== undefined) return [];
  const own: Condition[] = clause.conditions.map(
    (on) => ("within" in on && span ? { ...on, within: span } : on) as Condition,
  );
  const dealing = own.find((on) => on.kind === "margin" || on.kind === "opportunity" || on.kind === "bill");
  if (dealing) return measured(clause, own, dealing);
  const womenOver40 =
    verb === undefined && clause.unit === undefined && own.some((on) => on.kind === "gender");
  if ((clause.age || clause.unit === "years" || womenOver40) && test) return [...own, { kind: "age", test }];
  if (verb === "contact") return [...own, { kind: "contacted", of: {}, within, test: counted }];
  // What would be left out silently is not understood.
  const timed = verb === "last" || verb === "first" || verb === "lastContact" || verb === "came";
  if (timed && test) return [];
  if (verb === "lastContact") return span ? [...own, { kind: "lastContact", of: {}, within: span }] : own;
  if (verb === "complain") return [...own, { kind: "complained", state: "any", within, test: counted }];
  if (verb === "came") return span ? [...own, { kind: "acquired", within: span }] : own;
  if (verb === "last" || verb === "first") {
    if (!span) return own;
    const kind = verb === "last" ? "lastPurchase" : "firstPurchase";
    return [...own, { kind, goods: clause.goods, within: span }];
  }
  const bought = verb !== undefined || clause.unit === "average" || hasGoods(clause);
  if (!bought) return test ? [] : own;
  const measure =
    clause.unit === "average"
      ? "averageOrder"
      : verb === "return"
        ? "returns"
        : clause.unit === "money" || (verb === "spend" && clause.unit !== "orders")
          ? "amount"
          : clause.unit === "quantity" ||
              clause.unit === "days" ||
              clause.unit === "products" ||
              clause.unit === "categories"
            ? clause.unit
            : "orders";
  if (clause.unit === "rate")
    return test && hasGoods(clause)
      ? [...own, { kind: "share", measure: "amount", goods: clause.goods, within, test }]
      : own;
  // A sum of money has to be compared with something.
  if ((measure === "amount" || measure === "averageOrder") && !test) return own;
  const each = clause.each.filter((goods) => Object.keys(goods).length > 0);
  // Neither milk nor coffee: none of both together.
  const goods = clause.not && !test ? [merged([clause.goods, ...each])] : [clause.goods, ...each];
  return [
    ...own,
    ...goods.map((one): Condition => ({ kind: "bought", measure, goods: one, within, test: counted })),
  ];
}

/** Of chances, a number without % is one nevertheless: nobody asks for a chance of 70 times. */
function forecast({ test, unit, months, turned: said }: Clause, figure: ForecastFigure): Condition[] {
  if (!test) return [];
  if (forecastUnits[figure] === "rate") {
    if (months !== undefined) return [];
    const asked = unit === "rate" ? test : asRate(test);
    return asked ? [{ kind: "forecast", figure, test: said ? turned(asked) : asked }] : [];
  }
  if (unit === "rate") return [];
  const at = months ?? 12;
  const figures = { purchases365: purchasesAhead, clv365: spendAhead }[figure as "purchases365" | "clv365"];
  return [{ kind: "forecast", figure: figures[at], test }];
}
const purchasesAhead = { 3: "purchases90", 6: "purchases180", 12: "purchases365" } as const;
const spendAhead = { 3: "spend90", 6: "spend180", 12: "clv365" } as const;

/** 20 is 20%, 0.2 is 20% as well; null for what no share can be. */
function asRate(test: NumberTest): NumberTest | null {
  const values = test.is === "between" ? [test.value, test.and] : [test.value];
  if (values.some((value) => value < 0 || value > 100)) return null;
  if (values.every((value) => value < 1)) return test;
  const part = (value: number) => Number((value / 100).toFixed(4));
  return test.is === "between"
    ? { is: test.is, value: part(test.value), and: part(test.and) }
    : { is: test.is, value: part(test.value) };
}

type Dealing = Extract<Condition, { kind: "margin" | "opportunity" | "bill" }>;

/** "Unpaid bills over 1,000 yuan", "margin on milk below 20%": the number belongs to what is named. */
function measured(clause: Clause, own: readonly Condition[], dealing: Dealing): Condition[] {
  const { test, unit, goods } = clause;
  // A sum or a rate has to be compared with something.
  if (!test) return dealing.measure === "count" ? [...own] : [];
  const others = own.filter((on) => on !== dealing);
  if (dealing.kind === "margin") {
    if (unit === "rate" || unit === "money" || dealing.measure === "amount")
      return [...others, { ...dealing, measure: unit === "rate" ? "rate" : "amount", goods, test }];
    // "Margin below 20" is 20%; "margin over 500" is money, but for a rate that is named so.
    const rate = asRate(test);
    if (rate) return [...others, { ...dealing, measure: "rate", goods, test: rate }];
    return /率|rate/.test(clause.said) ? [] : [...others, { ...dealing, measure: "amount", goods, test }];
  }
  if (unit === "rate") return [];
  return [...others, { ...dealing, measure: unit === "money" ? "amount" : dealing.measure, test }];
}

function merged(all: readonly Goods[]): Goods {
  const goods: Record<string, (string | number)[]> = {};
  for (const one of all)
    for (const [key, values] of Object.entries(one)) goods[key] = [...(goods[key] ?? []), ...(values ?? [])];
  return goods as Goods;
}

function joined(made: readonly Made[]): RuleNode | null {
  const sides: RuleNode[][][] = [];
  for (const { join, nodes } of made) {
    if (join === "but" || sides.length === 0) sides.push([[...nodes]]);
    else if (join === "or") sides.at(-1)!.push([...nodes]);
    else
      sides
        .at(-1)!
        .at(-1)!
        .push(...nodes);
  }
  if (sides.length === 0) return null;
  return together(
    "all",
    sides.flatMap((side) =>
      side.length === 1
        ? side[0]!
        : [
            together(
              "any",
              side.map((nodes) => together("all", nodes)),
            ),
          ],
    ),
  );
}

const together = (kind: "all" | "any", of: RuleNode[]): RuleNode => (of.length === 1 ? of[0]! : { kind, of });
