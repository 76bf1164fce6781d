import { purchaseView } from "../../customers/purchaseView.ts";
import { defaultValueRule, type ValueRule } from "../../customers/valueClasses/valueRule.ts";
import { addDays, type DaySpan, daysOf } from "../businessDays.ts";
import { type Aggregate, aggregateSql, type Lines, linesThatCount, someOrNone } from "./aggregate.ts";
import type { CompileOptions } from "./compile.ts";
import { goodsWhere } from "./goodsWhere.ts";
import { onlyParties } from "./onlyTouched.ts";
import type { PlainCondition } from "./plain.ts";
import { type RfmColumns, rfmLayer } from "./rfmLayer.ts";
import { sampledCustomers } from "./sampledCustomers.ts";
import type { Definition, Goods, NumberTest } from "./schema.ts";
import type { Values } from "./Values.ts";

export type PurchaseCondition = Extract<
  PlainCondition,
  { kind: "bought" | "share" | "margin" | "firstPurchase" | "lastPurchase" | "rhythm" | "sequence" | "rfm" }
>;

/** Conditions on purchases: conditional aggregates of each customer, all in one pass over the lines. */
export class PurchasePass {
  private readonly aggregates = new Map<string, Aggregate>();
  private readonly classes: ValueRule;
  private rfm: RfmColumns | undefined;

  constructor(
    private readonly values: Values,
    private readonly definition: Definition,
    private readonly options: CompileOptions,
  ) {
    this.classes = options.classes ?? defaultValueRule;
  }

  condition(on: PurchaseCondition): string {
    switch (on.kind) {
      case "bought":
        return this.bought(on);
      case "share":
        return this.share(on);
      case "margin":
        return this.margin(on);
      case "firstPurchase":
      case "lastPurchase": {
        const name = on.kind === "firstPurchase" ? "min" : "max";
        return this.values.dateIn(
          this.aggregate(name, "occurred_on", "bought", this.goods(on.goods), {}),
          on.within,
        );
      }
      case "rhythm":
        return this.rhythm(on.test);
      case "sequence":
        return this.sequence(on);
      case "rfm":
        return this.rfmClass(on);
    }
  }

  private bought(on: Extract<PlainCondition, { kind: "bought" }>): string {
    const days = daysOf(on.within, this.options.today);
    const goods = this.goods(on.goods);
    const of = (name: string, column: string, lines: Lines) =>
      this.aggregate(name, column, lines, goods, days);
    const some = someOrNone(on.test);
    if (some && ["orders", "days", "lines", "products", "categories"].includes(on.measure))
      return `${of("count", "", "bought")} ${some === "some" ? ">" : "="} 0`;
    switch (on.measure) {
      case "orders":
        return this.values.test(of("uniqExact", "order_id", "bought"), on.test);
      case "days":
        return this.values.test(of("uniqExact", "occurred_on", "bought"), on.test);
      case "lines":
        return this.values.test(of("count", "", "bought"), on.test);
      case "amount":
        return this.values.test(of("sum", "amount", "money"), on.test);
      case "quantity":
        return this.values.test(of("sum", "qty", "money"), on.test);
      case "products":
        return this.values.test(of("uniqExact", "sku", "bought"), on.test);
      case "categories":
        return this.values.test(of("uniqExact", "category", "bought"), on.test);
      case "returns":
        return this.values.test(of("uniqExact", "order_id", "returned"), on.test);
      case "averageOrder": {
        const orders = of("uniqExact", "order_id", "bought");
        return `(${orders} > 0 and ${this.values.test(of("sum", "amount", "money"), on.test, orders)})`;
      }
    }
  }

  private share(on: Extract<PlainCondition, { kind: "share" }>): string {
    const days = daysOf(on.within, this.options.today);
    const [name, column, lines] = (
      {
        orders: ["uniqExact", "order_id", "bought"],
        lines: ["count", "", "bought"],
        amount: ["sum", "amount", "money"],
      } as const
    )[on.measure];
    const part = this.aggregate(name, column, lines, this.goods(on.goods), days);
    const whole = this.aggregate(name, column, lines, [], days);
    return `(${whole} > 0 and ${this.values.test(part, on.test, whole)})`;
  }

  /** Of the lines whose cost is known; none of them: false. */
  private margin(on: Extract<PlainCondition, { kind: "margin" }>): string {
    const days = daysOf(on.within, this.options.today);
    const lines = [...this.goods(on.goods), "cost is not null"];
    const costed = this.aggregate("sum", "amount", "money", lines, days);
    const earned = `(${costed} - ${this.aggregate("sum", "assumeNotNull(cost)", "money", lines, days)})`;
    if (on.measure === "rate") return `(${costed} > 0 and ${this.values.test(earned, on.test, costed)})`;
    return `(${this.aggregate("count", "", "money", lines, days)} > 0 and ${this.values.test(earned, on.test)})`;
  }

  /** Twice the silence against the sum of the two middle gaps: no division, so nothing is rounded. */
  private rhythm(test: NumberTest): string {
    const gaps = this.aggregate("gaps", "occurred_on", "bought", [], {});
    const last = this.aggregate("max", "occurred_on", "bought", [], {});
    const silent = `2 * dateDiff('day', ${last}, ${this.values.value("Date", this.options.today)})`;
    const middle = `(${gaps}[intDiv(length(${gaps}) + 1, 2)] + ${gaps}[intDiv(length(${gaps}), 2) + 1])`;
    return `(length(${gaps}) >= 2 and ${this.values.test(silent, test, middle)})`;
  }

  private sequence(on: Extract<PlainCondition, { kind: "sequence" }>): string {
    const days = daysOf(on.within, this.options.today);
    const most = this.values.value("Int64", on.withinDays);
    const missing = on.ending === "missing";
    const steps = on.steps.map((goods, i) =>
      this.aggregate(
        "days",
        "occurred_on",
        "bought",
        this.goods(goods),
        missing && i === on.steps.length - 1 ? {} : days,
      ),
    );
    const follows = (later: string, earlier: string) =>
      `${later} > ${earlier} and ${later} <= ${earlier} + ${most}`;
    const chained = (missing ? steps.slice(0, -1) : steps).reduce(
      (before, step, i) =>
        `arrayFilter(d${i} -> arrayExists(e${i} -> ${follows(`d${i}`, `e${i}`)}, ${before}), ${step})`,
    );
    if (!missing) return `notEmpty(${chained})`;
    const over = `e + ${most} < toInt32(${this.values.value("Date", this.options.today)})`;
    return `arrayExists(e -> ${over} and not arrayExists(d -> ${follows("d", "e")}, ${steps.at(-1)!}), ${chained})`;
  }

  private rfmClass(on: Extract<PlainCondition, { kind: "rfm" }>): string {
    const tomorrow = addDays(this.options.today, 1);
    const { windowDays } = this.classes;
    const days = windowDays === 0 ? {} : { from: addDays(tomorrow, -windowDays) };
    this.rfm ??= {
      last: this.aggregate("max", "occurred_on", "bought", [], {}),
      orders: this.aggregate("uniqExact", "order_id", "bought", [], days),
      amount: this.aggregate("sum", "amount", "money", [], days),
      tomorrow: this.values.value("Date", tomorrow),
    };
    const parts = [`${this.rfm.last} != toDate(0)`];
    if (on.classes) parts.push(`rfm_class in ${this.values.value("Array(String)", on.classes)}`);
    for (const letter of ["r", "f", "m"] as const)
      if (on[letter]) parts.push(`rfm_${letter} in ${this.values.value("Array(UInt8)", on[letter])}`);
    return `(${parts.join(" and ")})`;
  }

  private goods(goods: Goods): string[] {
    return goodsWhere(goods, this.values);
  }

  /** The same aggregate twice is one column. */
  private aggregate(
    name: string,
    column: string,
    lines: Lines,
    goods: readonly string[],
    days: DaySpan,
  ): string {
    const own = [...goods, ...this.values.between("occurred_on", days)];
    const key = JSON.stringify([name, column, lines, own]);
    const known = this.aggregates.get(key);
    if (known) return known.name;
    const made: Aggregate = {
      name: `b${this.aggregates.size}`,
      sql: (kinds) => aggregateSql(name, column, [...kinds, ...own]),
      lines,
      from: days.from,
    };
    this.aggregates.set(key, made);
    return made.name;
  }

  /** One row a customer; undefined where no condition asked for purchases. */
  relation(): string | undefined {
    const all = [...this.aggregates.values()];
    if (all.length === 0) return undefined;
    const kinds = linesThatCount(this.definition, all);
    const lines = [...kinds.values()];
    const columns = all.map(
      (one) => `${one.sql(kinds.size > 1 ? [kinds.get(one.lines)!] : [])} as ${one.name}`,
    );
    const where = [
      "party_id != 0",
      `occurred_on < ${this.values.value("Date", addDays(this.options.today, 1))}`,
      ...(all.every((one) => one.from)
        ? [`occurred_on >= ${this.values.value("Date", all.map((one) => one.from!).sort()[0]!)}`]
        : []),
      lines.length === 1 ? lines[0]! : `(${lines.map((one) => `(${one})`).join(" or ")})`,
      ...(this.options.sample ? [sampledCustomers] : []),
      ...onlyParties(this.values, this.options.only),
    ];
    const relation = `(
  select customer_id,
    ${columns.join(",\n    ")}
  from ${purchaseView(!this.options.settled)}
  where ${where.join("\n    and ")}
  group by customer_id
)`;
    return this.rfm ? rfmLayer(relation, this.rfm, this.classes) : relation;
  }
}
