import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { perform } from "../perform.ts";
import { commandLine } from "../platform/actors.ts";
import { silent } from "../platform/logger.ts";
import { compileOptions } from "../segments/asking.ts";
import { refreshSegments } from "../segments/refresh.ts";
import { membersStatement } from "../segments/rule/compile.ts";
import { plainRule } from "../segments/rule/plain.ts";
import { type RuleInput, rule } from "../segments/rule/schema.ts";
import { startProduct } from "../start.ts";
import { type VerbName, verbs } from "../verbs.ts";
import { fillLines } from "./fillLines.ts";

/**
 * How far a segment of five behavioural conditions is from the query that an analyst writes by hand on a plain table of
 * the same rows, how long the estimate while typing takes, and how long membership takes to follow:
 * `npx tsx server/bench/segments.ts --customers 1000000 [--rounds 5] [--json]`. Goals: 1.5 at most, 300 ms at p95, 5 s.
 * The pair is asked alternately, the best of the rounds counts, so that a busy machine slows both.
 */
const { values } = parseArgs({
  options: {
    customers: { type: "string", default: "100000" },
    rounds: { type: "string", default: "5" },
    data: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const byHand = `select count() from (
  select customer_id from lines group by customer_id
  having countIf(category = 'cat03' and ts >= '2025-01-01 00:00:00') >= 2 and sumIf(amount, ts >= '2025-07-01 00:00:00') > 100
    and max(ts) < '2025-12-01 00:00:00' and countIf(channel = 'app') > 0.2 * count()
    and countIf(category = 'cat07' and ts >= '2025-10-01 00:00:00') = 0)`;

const since = (from: string) => ({ kind: "dates", from }) as const;
const lines = (categories: string[], from: string, is: "atLeast" | "equals", value: number) =>
  ({
    kind: "bought",
    measure: "lines",
    goods: { categories },
    within: since(from),
    test: { is, value },
  }) as const;
const five: RuleInput = {
  where: {
    kind: "all",
    of: [
      lines(["cat03"], "2025-01-01", "atLeast", 2),
      {
        kind: "bought",
        measure: "amount",
        within: since("2025-07-01"),
        test: { is: "moreThan", value: 100 },
      },
      { kind: "lastPurchase", within: { kind: "dates", to: "2025-12-01" } },
      { kind: "share", measure: "lines", goods: { channels: ["app"] }, test: { is: "moreThan", value: 0.2 } },
      lines(["cat07"], "2025-10-01", "equals", 0),
    ],
  },
};
const others: Readonly<Record<string, RuleInput["where"]>> = {
  "twice in 90 days, not the other": {
    kind: "all",
    of: ["cat03", "cat07"].map((category, i) => ({
      kind: "bought" as const,
      measure: "orders" as const,
      goods: { categories: [category] },
      within: { kind: "last" as const, count: 90, unit: "day" as const },
      test: i === 0 ? { is: "atLeast" as const, value: 2 } : { is: "equals" as const, value: 0 },
    })),
  },
  "late by 1.5": { kind: "rhythm", test: { is: "atLeast", value: 1.5 } },
  sequence: {
    kind: "sequence",
    steps: [{ categories: ["cat03"] }, { categories: ["cat05"] }],
    withinDays: 30,
  },
  rfm: { kind: "rfm", classes: ["importantWinBack"] },
  "women of 25 to 34 who never bought": {
    kind: "all",
    of: [
      { kind: "gender", in: ["female"] },
      { kind: "age", test: { is: "between", value: 25, and: 34 } },
      {
        kind: "bought",
        measure: "orders",
        goods: { categories: ["cat03"] },
        test: { is: "equals", value: 0 },
      },
    ],
  },
};

const folder = values.data ?? mkdtempSync(join(tmpdir(), "perennial-bench-"));
const product = await startProduct({
  data: folder,
  log: silent,
  background: false,
  clock: () => new Date("2025-12-31T04:00:00Z"),
});
const { ch, pool } = product.services;
const report: Record<string, number> = {};
try {
  await fill(Number(values.customers));
  const rounds = Number(values.rounds);
  const options = await compileOptions({
    ...product.services,
    now: product.services.clock(),
    zone: "Asia/Shanghai",
  });
  const counted = (given: RuleInput) => {
    const { sql, params } = membersStatement(plainRule(rule.parse(given), new Map()), options);
    return () => ch.rows(`select count() from (\n${sql}\n)`, params);
  };
  const [ours, theirs] = await best([counted(five), () => ch.rows(byHand)], rounds);
  report["five conditions, ms"] = ours!;
  report["by hand, ms"] = theirs!;
  report.ratio = ours! / theirs!;
  for (const [name, where] of Object.entries(others))
    report[`${name}, ms`] = (await best([counted({ where })], 2))[0]!;
  const asked = [five, ...Object.values(others).map((where) => ({ where }))];
  const times: number[] = [];
  for (let i = 0; i < 60; i++) {
    const began = performance.now();
    await call("estimateSegment", { rule: asked[i % asked.length]! });
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  report["estimate p50, ms"] = times[30]!;
  report["estimate p95, ms"] = times[57]!;
  await pool.query(
    "truncate segment, segment_version, segment_reference, segment_listed restart identity cascade",
  );
  await ch.exec("truncate table membership");
  const unscored: number[] = [];
  for (let i = 0; i < 10; i++) {
    const given = asked[i % asked.length]!;
    const { id } = (await call("createSegment", { name: `bench ${i}`, rule: given })) as { id: number };
    if (!JSON.stringify(given).includes('"rfm"')) unscored.push(id);
  }
  for (const name of ["ten segments first, ms", "ten segments again, ms"]) {
    const began = performance.now();
    await refreshSegments(product.services, { reason: "facts" });
    report[name] = performance.now() - began;
  }
  await ch.exec(
    `insert into order_line (bucket, party_id, occurred_on, occurred_at, order_id, line, order_no, category, qty, amount, kind, channel, batch)
     select intHash32(party) % 64, party, toDate('2025-12-30'), toDateTime('2025-12-30 04:00:00', 'UTC'), 9000000000 + number, 1, toString(number), 'cat03', 1, 20, 'sale', 'app', 900000
     from (select number, toUInt32(1 + cityHash64(number) % {n:UInt64}) as party from numbers(1000))`,
    { n: Number(values.customers) },
  );
  // Scores compare everybody with everybody: a segment by score cannot look at some alone.
  for (const [name, segments] of Object.entries({ "ten segments": undefined, "without scores": unscored })) {
    const began = performance.now();
    await refreshSegments(product.services, {
      reason: "facts",
      moved: { batches: [900_000] },
      ...(segments ? { segments } : {}),
    });
    report[`${name}, a thousand lines later, ms`] = performance.now() - began;
  }
  await ch.exec("delete from order_line where batch = 900000");
  const rounded = Object.entries(report).map(
    ([name, value]) => [name, Math.round(value * 100) / 100] as const,
  );
  process.stdout.write(
    values.json
      ? `${JSON.stringify(Object.fromEntries(rounded))}\n`
      : rounded.map(([name, value]) => `${name.padEnd(44)}${value}\n`).join(""),
  );
} finally {
  await product.stop();
  if (!values.data) rmSync(folder, { recursive: true, force: true });
}

async function fill(customers: number) {
  const [there] = await ch.rows<{ n: string }>(
    "select count() n from system.tables where database = currentDatabase() and name = 'lines'",
  );
  if (there?.n !== "0") return;
  await fillLines(ch, customers);
  await ch.exec(
    `insert into party (party_id, bucket, gender, birth_year, region, version)
     select number + 1, intHash32(toUInt32(number + 1)) % 64, 1 + number % 2, 1950 + cityHash64(number) % 60, 320500, 1
     from numbers({n:UInt64})`,
    { n: customers },
  );
  await ch.exec("optimize table party final");
}

async function best(asks: (() => Promise<unknown>)[], rounds: number): Promise<number[]> {
  const times = asks.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++)
    for (const [i, once] of asks.entries()) {
      const began = performance.now();
      await once();
      times[i] = Math.min(times[i]!, performance.now() - began);
    }
  return times;
}

function call(name: VerbName, input: unknown) {
  return perform(product.services, name, verbs[name], input, { actor: commandLine, language: "en" });
}
