import type { Condition, Goods, NumberTest, RuleNode, Span } from "../../server/segments/rule/schema.ts";
import type { Choices } from "../../server/segments/schema.ts";
import { type Named, type Token, tokensOf } from "./spokenTokens.ts";
import type { Unit, Verb } from "./spokenWords.ts";

export interface Understood {
  /** What was understood; null where nothing was. */
  where: RuleNode | null;
  /** Words that were not, in their order. What stands in one part of the sentence with such a word is left out too. */
  unknown: string[];
}

/** A rule from a sentence such as "近 90 天买过牛奶至少 2 次但没买咖啡": a fixed grammar, no guessing. */
export function understand(sentence: string, choices: Choices): Understood {
  const clauses = clausesOf(tokensOf(sentence, choices));
  const unknown: string[] = [];
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

/** How a clause is joined to the one before it: "and" binds closest, then "or"; a comma and "but" come last. */
type Join = "and" | "or" | "but";
interface Made {
  join: Join;
  nodes: RuleNode[];
}

interface Clause {
  join: Join;
  not: boolean;
  verb: Verb | undefined;
  /** Without a verb of its own: what the clause before it says is meant. */
  borrowed: boolean;
  span: Span | undefined;
  test: NumberTest | undefined;
  unit: Unit | undefined;
  goods: Goods;
  /** Each of these is asked for: milk and coffee. */
  each: Goods[];
  conditions: Condition[];
  figure: Extract<Condition, { kind: "forecast" }>["figure"] | undefined;
  age: boolean;
  numbers: number[];
  unknown: string[];
  said: string;
}

const emptyClause = (join: Join): Clause => ({
  join,
  not: false,
  verb: undefined,
  borrowed: false,
  span: undefined,
  test: undefined,
  unit: undefined,
  goods: {},
  each: [],
  conditions: [],
  figure: undefined,
  age: false,
  numbers: [],
  unknown: [],
  said: "",
});

function clausesOf(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = [];
  let clause = emptyClause("and");
  /** A comparison that waits for its number. */
  let compare: { test: NumberTest["is"]; text: string } | undefined;
  /** The next tag is one of several: any of them will do. */
  let listing = false;
  const end = (join: Join) => {
    if (compare) clause.unknown.push(compare.text);
    compare = undefined;
    const empty = !said(clause);
    if (!empty) clauses.push(clause);
    // ", or" is "or"; ", and" is a comma.
    clause = emptyClause(empty && join !== "or" && clause.join !== "and" ? clause.join : join);
  };
  tokens.forEach((token, i) => {
    const next = tokens.slice(i + 1).find((one) => one.is !== "skip" && one.is !== "and");
    const endIf = (over: boolean) => {
      if (over) end("and");
    };
    switch (token.is) {
      case "skip":
        break;
      case "and":
      case "or":
      case "but": {
        // "between 2 and 5"
        if (compare?.test === "between") return;
        const before = tokens[i - 1];
        const kind = kindOf(before);
        if (token.is !== "but" && kind !== undefined && kind === kindOf(next)) {
          const goods = before?.is === "name" && before.named[0]?.of === "goods";
          if (goods && token.is === "and") clause.each.push({});
          listing = token.is === "or" && kind === "tag";
          if (goods || listing || exclusive.has(kind)) return;
        }
        end(token.is === "and" && /^[,，。;；.!！]$/.test(token.text) ? "but" : token.is);
        return;
      }
      case "not":
        // "bought nothing"
        endIf(
          token.text !== "nothing" &&
            (filled(clause) ||
              clause.test !== undefined ||
              (clause.verb !== undefined && next?.is !== "name")),
        );
        clause.not = true;
        break;
      case "verb":
        // "spent more than 200 buying milk", "first bought"
        if (clause.verb !== undefined && (token.verb === "buy" || clause.verb === "buy") && !filled(clause)) {
          clause.verb = clause.verb === "buy" ? token.verb : clause.verb;
          break;
        }
        endIf(
          clause.verb !== undefined ||
            clause.conditions.length > 0 ||
            clause.age ||
            (clause.test !== undefined && clause.unit !== "orders" && clause.unit !== "rate"),
        );
        clause.verb = token.verb;
        break;
      case "span":
        endIf(clause.span !== undefined && complete(clause));
        clause.span = token.span;
        break;
      case "unit":
        if (token.unit === "days" && clause.numbers.length === 0) break;
        clause.unit = clause.unit === "average" ? clause.unit : token.unit;
        break;
      case "compare":
        if (token.behind && clause.numbers.length > 0)
          clause.test = { is: token.test as "atLeast", value: clause.numbers.at(-1)! };
        else compare = { test: token.test, text: token.text };
        break;
      case "test":
        endIf(clause.test !== undefined);
        clause.test = token.test;
        clause.unit ??= "orders";
        break;
      case "number":
        if (clause.test && !between(tokens, i)) end("and");
        if (token.percent) clause.unit ??= "rate";
        clause.numbers.push(token.value);
        if (clause.numbers.length === 2) {
          const [low, high] = [...clause.numbers].sort((a, b) => a - b) as [number, number];
          clause.test = { is: "between", value: low, and: high };
          compare = undefined;
        } else if (compare?.test !== "between") {
          clause.test = { is: (compare?.test ?? "equals") as "equals", value: token.value };
          compare = undefined;
        }
        break;
      case "name": {
        const ofGoods = token.named[0]?.of === "goods";
        endIf(
          ofGoods
            ? clause.conditions.length > 0 || (clause.test !== undefined && filled(clause))
            : clause.verb !== undefined || hasGoods(clause) || clause.age,
        );
        addName(clause, token.named, listing);
        listing = false;
        break;
      }
      case "condition":
        endIf(clause.verb !== undefined || hasGoods(clause));
        addCondition(clause, token.on, false);
        break;
      case "figure":
        endIf(clause.verb !== undefined || filled(clause));
        clause.figure = token.figure;
        break;
      case "age":
        endIf(clause.verb !== undefined || hasGoods(clause));
        clause.age = true;
        break;
      case "unknown":
        if (!/^[到至~–-]$/.test(token.text)) clause.unknown.push(token.text);
    }
    clause.said += `${/^[a-z0-9]/.test(token.text) && clause.said !== "" ? " " : ""}${token.text}`;
  });
  end("and");
  return clauses;
}

const between = (tokens: readonly Token[], at: number) =>
  /^(到|至|~|–|-|to|and)$/.test(tokens[at - 1]?.text ?? "");

const said = (clause: Clause) =>
  complete(clause) ||
  clause.span !== undefined ||
  clause.unknown.length > 0 ||
  clause.not ||
  clause.numbers.length > 0;
const complete = (clause: Clause) =>
  clause.verb !== undefined || filled(clause) || clause.figure !== undefined || clause.test !== undefined;
const hasGoods = (clause: Clause) => Object.keys(clause.goods).length > 0;
/** What follows begins a new clause. */
const filled = (clause: Clause) => hasGoods(clause) || clause.conditions.length > 0;

/** Nobody is two of these at once, so a list of them means any. */
const exclusive = new Set<string>(["gender", "region", "rfm", "level"]);

function kindOf(token: Token | undefined): string | undefined {
  if (token?.is === "condition") return token.on.kind;
  const first = token?.is === "name" ? token.named[0] : undefined;
  return first?.of === "goods" ? first.key : first?.on.kind;
}

function addName(clause: Clause, named: readonly Named[], listing: boolean) {
  const [first] = named;
  if (!first) return;
  if (first.of === "condition") {
    addCondition(clause, first.on, listing);
    return;
  }
  const goods = clause.each.length > 0 ? clause.each.at(-1)! : clause.goods;
  const list = (goods[first.key] ?? []) as (string | number)[];
  Object.assign(goods, { [first.key]: [...list, first.value] });
}

function addCondition({ conditions }: Clause, on: Condition, listing: boolean) {
  const at = conditions.length - 1;
  const last = conditions[at];
  if (on.kind === "gender" && last?.kind === "gender")
    conditions[at] = { ...last, in: [...last.in, ...on.in] };
  else if (on.kind === "region" && last?.kind === "region")
    conditions[at] = { ...last, under: [...last.under, ...on.under] };
  else if (on.kind === "rfm" && last?.kind === "rfm")
    conditions[at] = { ...last, classes: [...(last.classes ?? []), ...(on.classes ?? [])] };
  else if (on.kind === "level" && last?.kind === "level")
    conditions[at] = { ...last, in: [...last.in, ...on.in] };
  else if (listing && on.kind === "tag" && last?.kind === "tag")
    conditions[at] = { ...last, tags: [...last.tags, ...on.tags] };
  else conditions.push(on);
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
  (on.kind === "bought" || on.kind === "contacted" || on.kind === "complained") && clause.test === undefined;

const none: NumberTest = { is: "equals", value: 0 };
const some: NumberTest = { is: "atLeast", value: 1 };
const ever: Span = { kind: "ever" };

function conditionsOf(clause: Clause): Condition[] {
  const { verb, span, test, figure } = clause;
  const within = span ?? ever;
  const counted = test ?? (clause.not ? none : some);
  if (figure) return test ? [{ kind: "forecast", figure, test }] : [];
  const own: Condition[] = clause.conditions.map(
    (on) => ("within" in on && span ? { ...on, within: span } : on) as Condition,
  );
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
