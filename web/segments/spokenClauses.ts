import type {
  Condition,
  ForecastFigure,
  Goods,
  NumberTest,
  Span,
} from "../../server/segments/rule/schema.ts";
import type { Named, Token } from "./spokenTokens.ts";
import type { Unit, Verb } from "./spokenWords.ts";

/** How a clause is joined to the one before it: "and" binds closest, then "or"; a comma and "but" come last. */
export type Join = "and" | "or" | "but" | "then";
export interface Clause {
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
  figure: ForecastFigure | undefined;
  /** The figure is said the other way round. */
  turned: boolean;
  /** How many months ahead the figure looks. */
  months: 3 | 6 | 12 | undefined;
  /** Of a clause that is joined by "then": within how many days, and whether it did not come. */
  after: { days: number | undefined; missing: boolean } | undefined;
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
  turned: false,
  months: undefined,
  after: undefined,
  age: false,
  numbers: [],
  unknown: [],
  said: "",
});

/** A sentence in parts, each with what it says of purchases, conditions, times and numbers. */
export function clausesOf(tokens: readonly Token[]): Clause[] {
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
            ? (clause.conditions.length > 0 && !earned(clause)) ||
                (clause.test !== undefined && filled(clause))
            : clause.verb !== undefined || hasGoods(clause) || clause.age,
        );
        addName(clause, token.named, listing);
        listing = false;
        break;
      }
      case "condition":
        endIf(clause.verb !== undefined || (hasGoods(clause) && token.on.kind !== "margin"));
        addCondition(clause, token.on, false);
        break;
      case "figure":
        endIf(clause.verb !== undefined || filled(clause));
        clause.figure = token.figure;
        clause.turned = token.turned === true;
        break;
      case "horizon":
        clause.months = token.months;
        break;
      case "then":
        end("then");
        clause.join = "then";
        clause.after = { days: token.days, missing: token.missing };
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
  clause.months !== undefined ||
  clause.after !== undefined ||
  clause.numbers.length > 0;
export const complete = (clause: Clause) =>
  clause.verb !== undefined || filled(clause) || clause.figure !== undefined || clause.test !== undefined;
export const hasGoods = (clause: Clause) => Object.keys(clause.goods).length > 0;
/** "Margin on milk", "milk's margin": the goods are the margin's. */
const earned = (clause: Clause) => clause.conditions.at(-1)?.kind === "margin";
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
