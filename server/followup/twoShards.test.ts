import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { purchaseView } from "../customers/purchaseView.ts";
import { levelSegments } from "../customers/schema.ts";
import type { ClickHouse } from "../platform/clickhouse/client.ts";
import { statements } from "../platform/clickhouse/migrate.ts";
import { RandomPeople } from "../segments/rule/fixture.ts";
import { today } from "../segments/rule/randomRules.ts";
import { sqlFolder } from "../start.ts";
import { twoShards } from "../testing/twoShards.ts";
import { classStrategies } from "./classStrategies.ts";
import { longSilent } from "./longSilent.ts";
import { openComplaints } from "./openComplaints.ts";
import { disappointments } from "./openMatters.ts";
import { reachable } from "./reachable.ts";
import { readyMade } from "./readyMade.ts";
import { followupSettings } from "./schema.ts";
import { sqlFile } from "./sqlFile.ts";
import { unled } from "./unled.ts";

const people = new RandomPeople(5);
const signal = new AbortController().signal;
const strategies = [
  { ...readyMade.potential!, id: 1, version: 1 },
  { ...readyMade.importantValue!, segments: [2001], id: 2, version: 1 },
];
const planning = {
  today,
  zone: "Asia/Shanghai",
  settings: followupSettings.parse({ minDays: 0, daily: 1 }),
  strategies,
};
let cluster: Awaited<ReturnType<typeof twoShards>>;
let expected: Awaited<ReturnType<typeof answers>>;

beforeAll(async () => {
  cluster = await twoShards(async (plain) => {
    await people.fill(plain);
    // What was expected and what was met with: of merged customers under files on both shards.
    for (const [measure, score, from] of [
      ["expectation", "5", 20_000],
      ["experience", "1 + number % 4", 30_000],
    ] as const)
      await plain.exec(
        `insert into answer_row (bucket, party_id, occurred_on, occurred_at, precision, id, measure, dimension, score, scale_from, scale_to)
select intHash32(number) % 64, number, toDate('${today}') - 3, toDateTime('${today} 00:00:00', 'UTC') - 259200, 'day',
  ${from} + number, '${measure}', 'service', ${score}, 1, 5
from numbers(1, 500)`,
      );
    expected = await answers(plain);
  });
  const view = readFileSync(join(sqlFolder("clickhouse"), "published", "segment_member.sql"), "utf8");
  for (const statement of statements(view)) await cluster.sharded.exec(statement, undefined, { raw: true });
});
afterAll(() => cluster.stop());

async function answers(ch: ClickHouse) {
  const reach = reachable(planning);
  const candidates = sqlFile("candidates")
    .replaceAll("{reachable}", reach.sql)
    .replaceAll("{purchase_line}", purchaseView(true));
  const all = people.asCustomers().map(({ customerId }) => customerId);
  return {
    candidates: await ch.rows(candidates, {
      ...reach.params,
      today,
      high: levelSegments.high,
      limit: 10,
    }),
    silent: await longSilent({ ch } as never, planning, signal),
    unled: await unled(ch, classStrategies(strategies), Object.values(levelSegments), signal),
    complaints: [...(await openComplaints(ch, all, today))],
    disappointed: await disappointments({ ch }, { ...planning, awaited: all }, signal),
  };
}

test("whom to contact, who has no strategy and what is open is the same on two shards, merged ones with a party on each among them", async () => {
  for (const [name, rows] of Object.entries(expected)) expect(rows.length, name).toBeGreaterThan(1);
  expect(await answers(cluster.sharded)).toEqual(expected);
});
