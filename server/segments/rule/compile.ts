import { consentBit } from "../../customers/consentBits.ts";
import { levelSegments } from "../../customers/schema.ts";
import type { ValueRule } from "../../customers/valueClasses/valueRule.ts";
import type { Param } from "../../platform/clickhouse/literal.ts";
import { regionRange } from "../../platform/rowScope.ts";
import { type Day, daysBetween, daysOf } from "../businessDays.ts";
import type { Touched } from "../touchedCustomers.ts";
import { EventPasses } from "./eventPasses.ts";
import { impliesPurchase } from "./impliesPurchase.ts";
import { onlyCustomers } from "./onlyTouched.ts";
import { PurchasePass } from "./PurchasePass.ts";
import type { PlainCondition, PlainNode, PlainRule } from "./plain.ts";
import { sampledCustomers } from "./sampledCustomers.ts";
import type { Definition } from "./schema.ts";
import { Values } from "./Values.ts";

export interface CompileOptions {
  /** The business date: facts of later days are not seen. */
  today: Day;
  /** No replaced order versions lie in order_line, so nobody has to look for them. */
  settled: boolean;
  /** The company's own currency; amounts of opportunities in another one are worth the rate of their day. */
  currency?: string;
  /** How value classes are told apart; left out: the product's own. */
  classes?: ValueRule;
  /** Only these customers, with everybody merged into them; what is said of others then is nothing. */
  only?: Touched;
  /** Only a fixed sixteenth of the customers: buckets 0–3, less the merged ones that also lie outside. */
  sample?: boolean;
}

export interface CompiledRules {
  /** A relation of customers, one row each, with everything the conditions look at. */
  from: string;
  /** One true-or-false expression a rule, and one for each of its outermost conditions. */
  members: string[];
  parts: string[][];
  params: Record<string, Param>;
}

/** Rules of one definition, over one pass of the lines. Values are parameters; identifiers stand in this file. */
export function compileRules(rules: readonly PlainRule[], options: CompileOptions): CompiledRules {
  const compiler = new Compiler(rules[0]!.definition, options);
  if (rules.some((rule) => JSON.stringify(rule.definition) !== JSON.stringify(rules[0]!.definition)))
    throw new RangeError("rules of different definitions in one pass");
  const parts = rules.map(({ where }) =>
    (where.kind === "all" ? where.of : [where]).map((part) => compiler.node(part)),
  );
  const members = rules.map(({ where }) => compiler.node(where));
  const relation = compiler.relation(rules.every(({ where }) => impliesPurchase(where)));
  return { ...relation, members, parts };
}

/** The customers of one rule, and of those only whom `scope` lets be seen. */
export function membersStatement(rule: PlainRule, options: CompileOptions, scope = "1") {
  const { from, members, params } = compileRules([rule], options);
  const where = [members[0]!, ...(scope === "1" ? [] : [scope])].join("\n  and ");
  return { sql: `select customer_id\nfrom ${from}\nwhere ${where}`, params };
}

const fileColumns = {
  kind: "kind",
  gender: "gender",
  birthYear: "birth_year",
  region: "region",
  owner: "owner",
  channel: "channel",
  store: "store",
  tags: "tags",
  consent: "consent",
  acquiredOn: "acquired_on",
  acquisitionCost: "acquisition_cost",
  completeness: "completeness",
  referrer: "referrer",
  custom: "custom",
} as const;

class Compiler {
  private readonly values: Values;
  private readonly events: EventPasses;
  private readonly purchases: PurchasePass;
  private readonly columns = new Set<string>();

  constructor(
    definition: Definition,
    private readonly options: CompileOptions,
  ) {
    this.values = new Values(options.today);
    this.events = new EventPasses(this.values, options);
    this.purchases = new PurchasePass(this.values, definition, options);
  }

  node(node: PlainNode): string {
    switch (node.kind) {
      case "all":
        return node.of.length === 0 ? "1" : `(${node.of.map((part) => this.node(part)).join(" and ")})`;
      case "any":
        return node.of.length === 0 ? "0" : `(${node.of.map((part) => this.node(part)).join(" or ")})`;
      case "not":
        return `not (${this.node(node.of)})`;
      default:
        return this.condition(node);
    }
  }

  private condition(on: PlainCondition): string {
    switch (on.kind) {
      case "partyKind":
        return `toString(${this.file("kind")}) in ${this.values.value("Array(String)", on.in)}`;
      case "gender":
        return `toString(${this.file("gender")}) in ${this.values.value("Array(String)", on.in)}`;
      case "age": {
        const born = this.file("birthYear");
        const year = this.values.value("Int64", Number(this.options.today.slice(0, 4)));
        return `(${born} != 0 and ${this.values.test(`(${year} - ${born})`, on.test)})`;
      }
      case "region": {
        const region = this.file("region");
        const ranges = on.under.map(regionRange).map(({ from, to }) => {
          return `${region} >= ${this.values.value("UInt32", from)} and ${region} < ${this.values.value("UInt32", to)}`;
        });
        return `(${ranges.join(" or ")})`;
      }
      case "owner":
        return `${this.file("owner")} in ${this.values.value("Array(UInt32)", on.in)}`;
      case "acquisitionChannel":
        return `${this.file("channel")} in ${this.values.value("Array(String)", on.in)}`;
      case "homeStore":
        return `${this.file("store")} in ${this.values.value("Array(UInt32)", on.in)}`;
      case "tag":
        return `${on.has === "all" ? "hasAll" : "hasAny"}(${this.file("tags")}, ${this.values.value("Array(UInt32)", on.tags)})`;
      case "consent":
        return `bitAnd(${this.file("consent")}, ${this.values.value("UInt32", consentBit(on.purpose, on.channel))}) != 0`;
      case "acquired":
        return this.values.dateIn(this.file("acquiredOn"), on.within);
      case "acquisitionCost":
        return `ifNull(${this.values.test(this.file("acquisitionCost"), on.test)}, 0)`;
      case "completeness":
        return this.values.test(this.file("completeness"), on.test);
      case "referred":
        return `${this.file("referrer")} != 0`;
      case "ownField":
        return this.ownField(on);
      case "bought":
      case "share":
      case "margin":
      case "firstPurchase":
      case "lastPurchase":
      case "rhythm":
      case "sequence":
      case "rfm":
        return this.purchases.condition(on);
      case "level":
        return this.memberOf(on.in.map((level) => levelSegments[level]));
      case "forecast":
      case "contacted":
      case "lastContact":
      case "mark":
      case "recommends":
      case "complained":
      case "membership":
      case "opportunity":
      case "bill":
        return this.events.condition(on);
      case "listed":
        return this.memberOf([on.segment]);
    }
  }

  private memberOf(segments: readonly number[]): string {
    return `customer_id global in (select customer_id from segment_member where segment in ${this.values.value("Array(UInt32)", segments)})`;
  }

  /** Days and choices are numbers in the map, so nothing has to be turned back. */
  private ownField({ field, ask }: Extract<PlainCondition, { kind: "ownField" }>): string {
    const custom = this.file("custom");
    const number = this.values.value("UInt16", field);
    const value = `${custom}[${number}]`;
    const tests = () => {
      switch (ask.as) {
        case "filled":
          return [];
        case "number":
          return [this.values.test(value, ask.test)];
        case "date": {
          const { from, to } = daysOf(ask.within, this.options.today);
          return [
            ...(from ? [`${value} >= ${this.values.value("Int64", daysBetween("1970-01-01", from))}`] : []),
            ...(to ? [`${value} < ${this.values.value("Int64", daysBetween("1970-01-01", to))}`] : []),
          ];
        }
        case "choice":
          return [`has(${this.values.value("Array(Int64)", ask.in)}, toInt64(${value}))`];
        case "yesno":
          return [`${value} = ${ask.yes ? 1 : 0}`];
      }
    };
    return `(${[`mapContains(${custom}, ${number})`, ...tests()].join(" and ")})`;
  }

  private file(column: keyof typeof fileColumns): string {
    this.columns.add(fileColumns[column]);
    return fileColumns[column];
  }

  relation(onlyBuyers: boolean): Omit<CompiledRules, "members" | "parts"> {
    const bought = this.purchases.relation();
    const file = this.columns.size > 0 || !onlyBuyers || !bought ? this.fileRelation() : undefined;
    const events = this.events.relations();
    const params = this.values.all();
    const base = file && !(onlyBuyers && bought) ? `${file} as file` : `${bought!} as bought`;
    const joins = [
      ...(bought && file
        ? [onlyBuyers ? `any inner join ${file} as file` : `any left join ${bought} as bought`]
        : []),
      ...events.map(({ name, sql }) => `any left join ${sql} as ${name}`),
    ];
    if (joins.length === 0) return { from: `${(bought ?? file)!} as who`, params };
    // Who never bought has zeros and empty lists, not nulls: every condition is true or false.
    const joined = joins.map((join) => `global ${join} using (customer_id)`).join("\n");
    const filled = joined.includes("left join") ? "\nsettings join_use_nulls = 0" : "";
    return { from: `(\nselect *\nfrom ${base}\n${joined}${filled}\n) as who`, params };
  }

  private fileRelation(): string {
    const columns = ["customer_id", ...[...this.columns].sort()].join(", ");
    const chosen = [
      ...(this.options.sample ? [sampledCustomers] : []),
      ...onlyCustomers(this.values, this.options.only),
    ];
    const where = chosen.length > 0 ? `\n  where ${chosen.join("\n    and ")}` : "";
    return `(
  select ${columns}
  from customer(hidden = {hidden:Array(UInt32)})${where}
)`;
  }
}
