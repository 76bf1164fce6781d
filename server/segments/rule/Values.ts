import type { Param } from "../../platform/clickhouse/literal.ts";
import { type Day, type DaySpan, daysOf } from "../businessDays.ts";
import type { NumberTest, Span } from "./schema.ts";

const signs = { atLeast: ">=", atMost: "<=", moreThan: ">", lessThan: "<", equals: "=" } as const;

/** The parameters of one statement, and the comparisons that are made with them. The same value twice is one parameter. */
export class Values {
  private readonly params = new Map<string, { name: string; value: Param }>();

  constructor(readonly today: Day) {}

  dateIn(column: string, span: Span): string {
    const inside = this.between(column, daysOf(span, this.today));
    return `(${[`${column} != toDate(0)`, ...inside].join(" and ")})`;
  }

  between(column: string, days: DaySpan): string[] {
    return [
      ...(days.from ? [`${column} >= ${this.value("Date", days.from)}`] : []),
      ...(days.to ? [`${column} < ${this.value("Date", days.to)}`] : []),
    ];
  }

  test(left: string, test: NumberTest, per?: string): string {
    const right = (value: number) => (per ? `${this.number(value)} * ${per}` : this.number(value));
    if (test.is === "between") return `(${left} >= ${right(test.value)} and ${left} <= ${right(test.and)})`;
    return `${left} ${signs[test.is]} ${right(test.value)}`;
  }

  number(value: number): string {
    return Number.isInteger(value)
      ? this.value("Int64", value)
      : this.value("Decimal(18, 4)", value.toFixed(4));
  }

  value(type: string, value: Param): string {
    const key = `${type} ${JSON.stringify(value)}`;
    const known = this.params.get(key) ?? { name: `p${this.params.size}`, value };
    this.params.set(key, known);
    return `{${known.name}:${type}}`;
  }

  all(): Record<string, Param> {
    return Object.fromEntries([...this.params.values()].map(({ name, value }) => [name, value]));
  }
}
