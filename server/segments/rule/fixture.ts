import { bucketOf } from "../../platform/bucketOf.ts";
import type { Cell, ClickHouse } from "../../platform/clickhouse/client.ts";
import { daysBetween } from "../businessDays.ts";
import { Dice } from "./Dice.ts";
import type { Facts } from "./evaluate.ts";
import { fillEvents } from "./fillEvents.ts";
import { brandOf, randomFacts, today } from "./randomRules.ts";
import type { Definition, RfmClass } from "./schema.ts";

/** Random people for tests, some of them merged and some taken apart again, in memory and in the engine. */
export class RandomPeople {
  private readonly people: Facts[] = [];
  private readonly merged = new Map<number, number>();
  private readonly scored = new Map<string, Facts[]>();

  constructor(seed: number) {
    const dice = new Dice(seed);
    for (let id = 1; id <= 300; id++) this.people.push(randomFacts(dice, id));
    for (let id = 3; id <= 300; id += 9) this.merged.set(id, id - 2);
  }

  asCustomers(): Facts[] {
    const survivors = this.people.filter((facts) => !this.merged.has(facts.customerId));
    return survivors.map((facts) => {
      const parts = this.people.filter((other) => this.merged.get(other.customerId) === facts.customerId);
      return {
        ...facts,
        lists: [...new Set([facts, ...parts].flatMap((one) => one.lists))],
        lines: [facts, ...parts].flatMap((one) => one.lines),
        contacts: [facts, ...parts].flatMap((one) => one.contacts),
        answers: [facts, ...parts].flatMap((one) => one.answers),
        complaints: [facts, ...parts].flatMap((one) => one.complaints),
        terms: [facts, ...parts].flatMap((one) => one.terms),
        opportunities: [facts, ...parts].flatMap((one) => one.opportunities),
        bills: [facts, ...parts].flatMap((one) => one.bills),
      };
    });
  }

  /** Scores by fifths over everyone who bought, high by more than a quarter above the mean: the product's own rule. */
  withScores(definition: Definition): Facts[] {
    const customers = this.asCustomers();
    const key = JSON.stringify(definition);
    const known = this.scored.get(key);
    if (known) return known;
    const kinds = new Set(["sale"]);
    if (definition.zeroPrice === "keep") kinds.add("gift");
    if (definition.cancelled === "keep") kinds.add("cancelled");
    const rows = customers.flatMap((facts) => {
      const seen = facts.lines.filter(
        (line) => line.on <= today && (definition.zeroPrice === "keep" || line.amount !== 0n),
      );
      const bought = seen.filter((line) => kinds.has(line.kind));
      if (bought.length === 0) return [];
      const money = seen.filter(
        (line) => kinds.has(line.kind) || (line.kind === "return" && definition.returns === "subtract"),
      );
      return [
        {
          facts,
          r: -daysBetween(
            bought
              .map((line) => line.on)
              .sort()
              .at(-1)!,
            today,
          ),
          f: new Set(bought.map((line) => line.order)).size,
          m: Number(money.reduce((sum, line) => sum + line.amount, 0n)) / 10_000,
        },
      ];
    });
    const letters = ["r", "f", "m"] as const;
    const cuts = Object.fromEntries(
      letters.map((letter) => {
        const values = rows.map((row) => (letter === "r" ? -row.r : row[letter])).sort((a, b) => a - b);
        return [
          letter,
          [0.2, 0.4, 0.6, 0.8].map((share) => {
            const place = share * (values.length - 1);
            const [below, above] = [values[Math.floor(place)]!, values[Math.ceil(place)]!];
            return Math.round((below + (place - Math.floor(place)) * (above - below)) * 1e6) / 1e6;
          }),
        ];
      }),
    );
    const score = (letter: "r" | "f" | "m", row: (typeof rows)[number]) => {
      const value = letter === "r" ? -row.r : row[letter];
      const above = cuts[letter]!.filter((cut) => cut < value).length;
      return letter === "r" ? 5 - above : 1 + above;
    };
    const scores = rows.map((row) => ({ row, r: score("r", row), f: score("f", row), m: score("m", row) }));
    const mean = (letter: "r" | "f" | "m") =>
      scores.reduce((sum, one) => sum + one[letter], 0) / scores.length + 0.25;
    const borders = { r: mean("r"), f: mean("f"), m: mean("m") };
    const rfm = new Map(
      scores.map(({ row, r, f, m }) => {
        const rank = m > borders.m ? "important" : "general";
        const name =
          r > borders.r ? (f > borders.f ? "Value" : "Develop") : f > borders.f ? "Keep" : "WinBack";
        return [row.facts.customerId, { r, f, m, class: `${rank}${name}` as RfmClass }];
      }),
    );
    const all = customers.map((facts) => ({ ...facts, rfm: rfm.get(facts.customerId) ?? null }));
    this.scored.set(key, all);
    return all;
  }

  async fill(ch: ClickHouse) {
    const { people, merged } = this;
    // Merged once and taken apart again: two customers.
    const apart = new Map([
      [8, 7],
      [20, 19],
    ]);
    const decimal = (value: bigint) => (Number(value) / 10_000).toFixed(4);
    await ch.insertRows(
      "party",
      [
        "bucket",
        "party_id",
        "kind",
        "gender",
        "birth_year",
        "region",
        "owner",
        "channel",
        "store",
        "tags",
        "acquired_on",
        "acquisition_cost",
        "referrer",
        "consent",
        "completeness",
        "custom",
        "version",
      ],
      people.map((p): Cell[] => [
        bucketOf(p.customerId),
        p.customerId,
        p.partyKind,
        p.gender,
        p.birthYear,
        p.region,
        p.owner,
        p.channel,
        p.store,
        p.tags,
        p.acquiredOn ?? "1970-01-01",
        p.acquisitionCost === null ? null : decimal(p.acquisitionCost),
        p.referrer,
        p.consent,
        p.completeness,
        `{${[...p.own].map(([field, value]) => `${field}:${decimal(value)}`).join(",")}}`,
        1,
      ]),
    );
    const lines = people.flatMap((p) =>
      p.lines.map((line, i): Cell[] => [
        bucketOf(p.customerId),
        p.customerId,
        line.on,
        `${line.on} 12:00:00`,
        "second",
        line.order,
        i,
        line.order,
        line.sku,
        line.category,
        decimal(line.qty),
        decimal(line.amount),
        line.cost === null ? null : decimal(line.cost),
        line.kind,
        line.channel,
        line.store,
        1,
      ]),
    );
    // Lines of nobody never count.
    lines.push([
      bucketOf(0),
      0,
      "2026-03-01",
      "2026-03-01 12:00:00",
      "second",
      "999999",
      1,
      "x",
      1,
      "乳品",
      "1",
      "1000",
      "1",
      "sale",
      "app",
      1,
      1,
    ]);
    await ch.insertRows(
      "order_line",
      [
        "bucket",
        "party_id",
        "occurred_on",
        "occurred_at",
        "precision",
        "order_id",
        "line",
        "order_no",
        "sku",
        "category",
        "qty",
        "amount",
        "cost",
        "kind",
        "channel",
        "store",
        "batch",
      ],
      lines,
    );
    await ch.insertRows(
      "product",
      ["sku", "code", "brand", "version"],
      Array.from({ length: 12 }, (_, i) => [i + 1, String(i + 1), brandOf(i + 1), 1]),
    );
    await ch.insertRows(
      "merged_party",
      ["party_id", "customer_id", "gone", "version"],
      [
        ...[...merged].map(([party, customer]) => [party, customer, 0, 1]),
        ...[...apart].flatMap(([party, customer]) => [
          [party, customer, 0, 1],
          [party, party, 1, 2],
        ]),
      ],
    );
    await ch.exec("system reload dictionary {database}.canonical");
    await fillEvents(ch, people);
    // Entered long ago; some left since; some left and came back.
    const log: Cell[][] = [];
    for (const p of people) {
      // Of another level before.
      for (const level of p.lists.filter((list) => list < 1001)) {
        const before = level === 11 ? 13 : 11;
        log.push([before, 1, p.customerId, "2026-01-01 00:00:00.000", "2026-01-01", 1, "facts"]);
        log.push([before, 1, p.customerId, "2026-02-01 00:00:00.000", "2026-02-01", 0, "facts"]);
        log.push([level, 1, p.customerId, "2026-02-01 00:00:00.000", "2026-02-01", 1, "facts"]);
      }
      if (p.lists.includes(2001))
        log.push([2001, 1, p.customerId, "2026-01-01 00:00:00.000", "2026-01-01", 1, "list"]);
      else if (p.customerId % 5 === 0) {
        log.push([2001, 1, p.customerId, "2026-01-01 00:00:00.000", "2026-01-01", 1, "list"]);
        log.push([2001, 1, p.customerId, "2026-02-01 00:00:00.000", "2026-02-01", 0, "list"]);
      }
    }
    await ch.insertRows(
      "membership",
      ["segment", "version", "party_id", "at", "as_of", "entered", "why"],
      log,
    );
  }
}
