import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { sweepPlatform } from "./sweepPlatform.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
});
afterAll(() => product.stop());

test("what only mattered for a while goes; what is still needed stays", async () => {
  const { pool, ch } = product.services;
  const ages = ["2026-11-20T04:00:00Z", "2026-11-01T04:00:00Z", "2026-10-01T04:00:00Z"];
  for (const [i, at] of ages.entries()) {
    await pool.query(
      "insert into idempotency (key, actor, verb, input_hash, at) values ($1, 'a', 'v', '', $2)",
      [i, at],
    );
    await pool.query(
      `insert into job_run (id, name, state, payload, created_at, finished_at)
       values (gen_random_uuid(), 'x', 'done', '{}', $1, $1)`,
      [at],
    );
    await pool.query("insert into outbox (kind, payload, at) values ('party', '{}', $1)", [at]);
  }
  const { rows } = await pool.query<{ transaction: string; id: string }>(
    "select transaction::text, id::text from outbox order by transaction, id",
  );
  await ch.insertRows(
    "outbox_position",
    ["consumer", "transaction", "id"],
    [["clickhouse", rows[1]!.transaction, rows[1]!.id]],
  );
  const swept = await sweepPlatform.run(
    {
      services: product.services,
      run: "",
      person: null,
      attempt: 1,
      signal: new AbortController().signal,
      report: async () => {},
    },
    {} as never,
  );
  // The third outbox row is old too, but ClickHouse has not heard of it.
  expect(swept).toEqual({ requestKeys: 2, sessions: 0, invitations: 0, rateLimits: 0, jobs: 1, outbox: 1 });
});
