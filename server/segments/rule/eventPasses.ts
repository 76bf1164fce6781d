import { convertedSql } from "../../platform/rates/convertedSql.ts";
import { addDays, daysOf } from "../businessDays.ts";
import type { CompileOptions } from "./compile.ts";
import { onlyCustomers, onlyParties } from "./onlyTouched.ts";
import { sampledCustomers } from "./sampledCustomers.ts";
import type { Condition, Contacts, ForecastFigure, NumberTest } from "./schema.ts";
import type { Values } from "./Values.ts";

type Table =
  | "interaction"
  | "answer"
  | "complaint"
  | "membership_term"
  | "opportunity"
  | "invoice"
  | "customer_score";
export type EventCondition = Extract<
  Condition,
  {
    kind:
      | "forecast"
      | "contacted"
      | "lastContact"
      | "mark"
      | "recommends"
      | "complained"
      | "membership"
      | "opportunity"
      | "bill";
  }
>;

const forecastColumns: Readonly<Record<ForecastFigure, string>> = {
  pAlive: "p_alive",
  buys30: "buys_30",
  purchases90: "purchases_90",
  purchases180: "purchases_180",
  purchases365: "purchases_365",
  spend90: "spend_90",
  spend180: "spend_180",
  clv365: "clv_365",
};

/** Marks on a scale of five, in ten-thousandths, so that sums of them are exact. */
const mark =
  "toInt64(floor((1 + 4 * (assumeNotNull(score) - scale_from) / if(scale_to > scale_from, scale_to - scale_from, 1)) * 10000 + 0.5))";
const newest = "(occurred_on, occurred_at, id)";

/** What is still open of a bill: what had been paid by a day is taken off, of a credit note what had been given back. */
function openOf(day: string): string {
  const paid = `paid_sums[arrayLastIndex(paid_day -> paid_day <= ${day}, paid_days)]`;
  return `if(amount_original < 0, least(amount - ${paid}, 0), greatest(amount - ${paid}, 0))`;
}

/** Conditions on what happened beside purchases and on forecasts: one pass over each kind of fact that is named. */
export class EventPasses {
  private readonly passes = new Map<Table, Map<string, string>>();

  constructor(
    private readonly values: Values,
    private readonly options: CompileOptions,
  ) {}

  condition(on: EventCondition): string {
    const { values } = this;
    switch (on.kind) {
      case "forecast": {
        const column = forecastColumns[on.figure];
        const whole = this.column(
          "customer_score",
          `accurateCastOrNull(floor(toFloat64(${column}) * 10000 + 0.5), 'Int64')`,
        );
        return `ifNull(${values.test(whole, inTenThousandths(on.test))}, 0)`;
      }
      case "contacted":
        return values.test(this.count("interaction", [...this.contacts(on.of), ...this.days(on)]), on.test);
      case "lastContact":
        return values.dateIn(
          this.column("interaction", aggregate("max", "occurred_on", this.contacts(on.of))),
          on.within,
        );
      case "mark":
        return this.mark(on);
      case "recommends": {
        const where = [
          "measure = 'nps'",
          "score is not null",
          ...this.among("survey", on.surveys),
          ...this.days(on),
        ];
        const said = `multiIf(score >= 9, 'promoter', score <= 6, 'detractor', 'passive')`;
        const last = this.column("answer", `argMaxIf(${said}, ${newest}, ${where.join(" and ")})`);
        return `${last} in ${values.value("Array(String)", on.in)}`;
      }
      case "complained": {
        const today = values.value("Date", values.today);
        const state = {
          any: [],
          open: [`(resolved_on is null or resolved_on > ${today})`],
          resolved: [`ifNull(resolved_on <= ${today}, 0)`],
        }[on.state];
        return values.test(
          this.count("complaint", [...state, ...this.among("cause", on.causes), ...this.days(on)]),
          on.test,
        );
      }
      case "membership":
        return `${this.count("membership_term", this.terms(on))} > 0`;
      case "opportunity":
        return this.opportunity(on);
      case "bill":
        return this.bill(on);
    }
  }

  /** What is decided later than today is open today. */
  private opportunity(on: Extract<EventCondition, { kind: "opportunity" }>): string {
    const { values } = this;
    const decided = `ifNull(closed_on <= ${values.value("Date", values.today)}, 1)`;
    const days = daysOf(on.within, values.today);
    const known = (column: string) =>
      days.from || days.to ? [`${column} != toDate(0)`, ...values.between(column, days)] : [];
    const where = {
      any: known("occurred_on"),
      open: [`(outcome = 'open' or not ${decided})`, ...known("occurred_on")],
      won: ["outcome = 'won'", decided, ...known("ifNull(closed_on, toDate(0))")],
      lost: ["outcome = 'lost'", decided, ...known("ifNull(closed_on, toDate(0))")],
    }[on.state];
    if (on.measure === "count") return values.test(this.count("opportunity", where), on.test);
    const own = values.value("Array(String)", ["", this.options.currency ?? ""]);
    const worth = `if(currency in ${own}, amount, ${convertedSql("amount", "currency", "occurred_on")})`;
    return values.test(
      this.column("opportunity", aggregate("sum", `ifNull(${worth}, toDecimal64(0, 4))`, where)),
      on.test,
    );
  }

  private bill(on: Extract<EventCondition, { kind: "bill" }>): string {
    const { values } = this;
    const today = values.value("Date", values.today);
    const paid = `ifNull(paid_on <= ${today}, 0)`;
    const where = [
      ...{
        any: [],
        unpaid: [`not ${paid}`],
        overdue: [`not ${paid}`, `ifNull(due_on < ${today}, 0)`],
        paid: [paid],
      }[on.state],
      ...this.days(on),
    ];
    const column =
      on.measure === "count"
        ? this.count("invoice", ["amount_original >= 0", ...where])
        : this.column(
            "invoice",
            aggregate(
              "sum",
              on.state === "unpaid" || on.state === "overdue" ? openOf(today) : "amount",
              where,
            ),
          );
    return values.test(column, on.test);
  }

  private mark(on: Extract<EventCondition, { kind: "mark" }>): string {
    const { values } = this;
    const where = [
      on.measures ? `toString(measure) in ${values.value("Array(String)", on.measures)}` : "measure != 'nps'",
      "score is not null",
      "scale_to > scale_from",
      ...this.among("survey", on.surveys),
      ...this.days(on),
    ];
    const given = this.count("answer", where);
    const test = inTenThousandths(on.test);
    if (on.which === "mean") {
      const sum = this.column("answer", aggregate("sum", mark, where));
      return `(${given} > 0 and ${values.test(sum, test, given)})`;
    }
    const name = { last: "argMax", lowest: "min", highest: "max" }[on.which];
    const of = on.which === "last" ? `${mark}, ${newest}` : mark;
    return `(${given} > 0 and ${values.test(this.column("answer", aggregate(name, of, where)), test)})`;
  }

  private contacts({ kinds, direction, channels, campaigns, replied }: Contacts): string[] {
    return [
      ...this.among("kind", kinds),
      ...(direction === undefined ? [] : [`toString(direction) = ${this.values.value("String", direction)}`]),
      ...this.among("channel", channels),
      ...this.among("campaign", campaigns),
      ...(replied === undefined ? [] : [`ifNull(replied = ${replied ? 1 : 0}, 0)`]),
    ];
  }

  private terms(on: Extract<EventCondition, { kind: "membership" }>): string[] {
    const { values } = this;
    const named = [...this.among("programme", on.programmes), ...this.among("tier", on.tiers)];
    const today = values.value("Date", values.today);
    const days = daysOf(on.within, values.today);
    switch (on.is) {
      case "current":
        return [`(ended_on is null or ended_on > ${today})`, ...named];
      case "ending": {
        const last = values.value("Date", addDays(values.today, on.days));
        return [`ifNull(ended_on > ${today} and ended_on <= ${last}, 0)`, ...named];
      }
      case "joined":
        return [...values.between("occurred_on", days), ...named];
      case "left": {
        const inside = [`ended_on <= ${today}`, ...values.between("ended_on", days)];
        return [`ifNull(${inside.join(" and ")}, 0)`, ...named];
      }
    }
  }

  private among(column: string, list: readonly string[] | undefined): string[] {
    return list ? [`${column} in ${this.values.value("Array(String)", list)}`] : [];
  }

  private days(on: Extract<EventCondition, { within: unknown }>): string[] {
    return this.values.between("occurred_on", daysOf(on.within, this.values.today));
  }

  private count(table: Table, where: readonly string[]): string {
    return this.column(table, aggregate("count", "", where));
  }

  /** The same expression twice is one column. */
  private column(table: Table, sql: string): string {
    const pass = this.passes.get(table) ?? new Map<string, string>();
    this.passes.set(table, pass);
    const name = pass.get(sql) ?? `${table}_${pass.size}`;
    pass.set(sql, name);
    return name;
  }

  relations(): { name: string; sql: string }[] {
    return [...this.passes].map(([table, pass]) => {
      const columns = [...pass].map(([sql, name]) => `${sql} as ${name}`).join(",\n    ");
      const { only, sample } = this.options;
      const chosen = [
        ...(sample ? [sampledCustomers] : []),
        ...(table === "customer_score" ? onlyCustomers(this.values, only) : onlyParties(this.values, only)),
      ];
      const where =
        table === "customer_score"
          ? chosen
          : [
              "party_id != 0",
              `occurred_on < ${this.values.value("Date", addDays(this.values.today, 1))}`,
              ...chosen,
            ];
      const narrowed = where.length === 0 ? "" : `\n  where ${where.join("\n    and ")}`;
      const grouped = table === "customer_score" ? "" : "\n  group by customer_id";
      return {
        name: `${table}_pass`,
        sql: `(\n  select customer_id,\n    ${columns}\n  from ${table}(hidden = {hidden:Array(UInt32)})${narrowed}${grouped}\n)`,
      };
    });
  }
}

function aggregate(name: string, column: string, where: readonly string[]): string {
  const of = [column, where.join(" and ")].filter((part) => part !== "").join(", ");
  return `${name}${where.length > 0 ? "If" : ""}(${of})`;
}

function inTenThousandths(test: NumberTest): NumberTest {
  const whole = (value: number) => Math.round(value * 10_000);
  return test.is === "between"
    ? { is: test.is, value: whole(test.value), and: whole(test.and) }
    : { is: test.is, value: whole(test.value) };
}
