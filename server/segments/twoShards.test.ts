import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CustomField } from "../customers/schema.ts";
import { defaultValueRule } from "../customers/valueClasses/valueRule.ts";
import type { ClickHouse } from "../platform/clickhouse/client.ts";
import { statements } from "../platform/clickhouse/migrate.ts";
import { sqlFolder } from "../start.ts";
import { twoShards } from "../testing/twoShards.ts";
import { addDays } from "./businessDays.ts";
import { askSource } from "./compared/groups.ts";
import { ownFields } from "./compared/ownFields.ts";
import { rfmScores } from "./compared/rfmScores.ts";
import { comparedSources } from "./compared/sources.ts";
import { membersStatement } from "./rule/compile.ts";
import { Dice } from "./rule/Dice.ts";
import { evaluate } from "./rule/evaluate.ts";
import { RandomPeople } from "./rule/fixture.ts";
import { plainRule, type SegmentRule } from "./rule/plain.ts";
import { randomRule, today } from "./rule/randomRules.ts";
import { touchedCustomers } from "./touchedCustomers.ts";

const seed = Number(process.env.PERENNIAL_SEED ?? 7);
const people = new RandomPeople(seed);
let cluster: Awaited<ReturnType<typeof twoShards>>;

beforeAll(async () => {
  cluster = await twoShards((plain) => people.fill(plain));
  const view = readFileSync(join(sqlFolder("clickhouse"), "published", "segment_member.sql"), "utf8");
  for (const statement of statements(view)) await cluster.sharded.exec(statement, undefined, { raw: true });
});
afterAll(() => cluster.stop());

test("rules choose the same customers on two shards, merged ones with a party on each among them", async () => {
  console.info(`rules on two shards: seed ${seed}`);
  const dice = new Dice(seed);
  const others = new Map<number, SegmentRule>([2001, 2002, 2003].map((id) => [id, { kind: "list" }]));
  for (let n = 0; n < 60; n++) {
    const plain = plainRule(randomRule(dice), others);
    const expected = people
      .withScores(plain.definition)
      .filter((facts) => evaluate(plain, facts, today))
      .map((facts) => facts.customerId);
    const { sql, params } = membersStatement(plain, { today, settled: n % 2 === 0 });
    const rows = await cluster.sharded.rows<{ customer_id: number }>(`${sql}\norder by customer_id`, params);
    expect(
      rows.map((row) => row.customer_id),
      `seed ${seed}, rule ${n}: ${JSON.stringify(plain)}\n${sql}`,
    ).toEqual(expected);
    // A third of them looked at by themselves: the others' rows are not read, theirs say the same.
    const customers = people.asCustomers().flatMap(({ customerId: id }) => (id % 3 === n % 3 ? [id] : []));
    if (JSON.stringify(plain.where).includes('"rfm"')) continue;
    const only = await touchedCustomers(cluster.sharded, { parties: customers });
    const some = membersStatement(plain, { today, settled: n % 2 === 0, only: only! });
    const them = await cluster.sharded.rows<{ customer_id: number }>(
      `${some.sql}\norder by customer_id`,
      some.params,
    );
    expect(
      them.map((row) => row.customer_id),
      `seed ${seed}, rule ${n} of ${customers.length}: ${JSON.stringify(plain)}\n${some.sql}`,
    ).toEqual(expected.filter((id) => only!.customers.includes(id)));
  }
});

test("two lists compare alike on two shards and on one machine, source by source", async () => {
  const question = {
    today,
    settled: false,
    scope: "1",
    params: {
      a: [2001],
      b: [],
      rest: 1,
      part_a: 1_000_000,
      part_b: 500_000,
      today,
      tomorrow: addDays(today, 1),
      year: addDays(today, -365),
      year_before: addDays(today, -730),
    },
  };
  const onOne = { rows: (sql, params) => cluster.plainRows(sql, params) } as Pick<ClickHouse, "rows">;
  const own = (["number", "date", "choice", "yesno", "text"] as const).map(
    (type, i): CustomField => ({
      ...{ id: i + 1, key: `c${i + 1}`, zh: type, en: type, type, choices: [], hiddenFrom: [] },
      ...{ archived: false, version: 1 },
    }),
  );
  for (const source of [...comparedSources, rfmScores(defaultValueRule), ownFields(own)]) {
    const answer = async (ch: Pick<ClickHouse, "rows">) => {
      const { groups, held, figures } = await askSource(ch, source, question);
      return { groups, held, figures: [...figures] };
    };
    const [two, one] = [await answer(cluster.sharded), await answer(onOne)];
    if (one.held > 0) expect(one.groups.a, source.source).toBeGreaterThan(0);
    expect(alike(two, one), `${source.source}: ${JSON.stringify([two, one])}`).toBe(true);
  }
});

/** Sums of doubles depend on their order in the last digits. */
function alike(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number")
    return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a));
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return a === b;
  const [own, other] = [Object.entries(a), Object.entries(b)];
  return (
    own.length === other.length &&
    own.every(([key, value], i) => alike(value, other[i]![1]) && key === other[i]![0])
  );
}
