import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { importing } from "../importing.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { run, waitFor } = importing(() => product);

const rows: string[] = [];
for (let n = 0; n < 20_000; n++)
  for (let line = 0; line < 3; line++)
    rows.push(
      `K${n},2026-03-${String(1 + (n % 28)).padStart(2, "0")} ${String(n % 24).padStart(2, "0")}:10:00,M${n % 997},P${(n + line) % 50},1,1`,
    );
beforeAll(async () => {
  await run(`订单号,下单时间,会员号,商品编码,数量,金额\n${rows.join("\n")}\n`);
}, 120_000);

/** How many orders in force lie under a day of the zone; and how many lines and days of an order there are at all. */
async function seen() {
  const [row] = await product.services.ch.rows<{ china: string; york: string; lines: string; split: string }>(
    `select countIf(day = toDate(at, 'Asia/Shanghai')) as china, countIf(day = toDate(at, 'America/New_York')) as york,
  sum(lines) as lines, countIf(days > 1) as split
from (
  select order_id, any(occurred_on) as day, any(occurred_at) as at, count() as lines, uniqExact(occurred_on) as days
  from purchase_line_settled(hidden = {hidden:Array(UInt32)}) group by order_id
)`,
  );
  return row;
}
const china = { china: "20000", york: expect.any(String), lines: "60000", split: "0" };
const york = { china: expect.any(String), york: "20000", lines: "60000", split: "0" };

async function killAt(job: string, share: number) {
  for (;;) {
    const at = await product.services.db
      .selectFrom("job_run")
      .select(["progress", "state"])
      .where("id", "=", job)
      .executeTakeFirstOrThrow();
    if (Number(at.progress) >= share || !["queued", "running"].includes(at.state)) break;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  process.kill(product.clickhousePid!, "SIGKILL");
}

test.each([
  [5, "America/New_York"],
  [92, "Asia/Shanghai"],
])(
  "the engine is killed at %i per cent on the way to %s: readers see all of the old until all of the new",
  async (share, zone) => {
    const [old, then] = zone === "Asia/Shanghai" ? [york, china] : [china, york];
    expect(await seen()).toEqual(old);
    const { jobId } = await product.call("startZoneChange", { zone });
    await killAt(jobId, share);
    const answers: unknown[] = [];
    for (;;) {
      answers.push(await seen());
      const { state } = await product.services.db
        .selectFrom("job_run")
        .select("state")
        .where("id", "=", jobId)
        .executeTakeFirstOrThrow();
      if (!["queued", "running"].includes(state)) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await waitFor(jobId);
    expect(await seen()).toEqual(then);
    for (const answer of answers) {
      const whole = [old, then].some((one) => {
        try {
          expect(answer).toEqual(one);
          return true;
        } catch {
          return false;
        }
      });
      expect(whole, JSON.stringify(answer)).toBe(true);
    }
    const [left] = await product.services.ch.rows<{ n: string }>(
      "select count() as n from order_line where left_by > 0",
    );
    expect(left?.n).toBe("0");
  },
  120_000,
);

test("a change that is cancelled leaves everything as it was", async () => {
  const { jobId } = await product.call("startZoneChange", { zone: "America/New_York" });
  await product.call("cancelJob", { id: jobId });
  await expect(waitFor(jobId)).rejects.toThrow();
  for (let turn = 0; turn < 200; turn++) {
    const open = await product.services.db
      .selectFrom("zone_change")
      .select("id")
      .where("state", "in", ["staged", "dropped"])
      .executeTakeFirst();
    if (!open) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await seen()).toEqual(china);
  const [raw] = await product.services.ch.rows<{ n: string; marked: string }>(
    "select count() as n, countIf(left_by > 0) as marked from order_line",
  );
  expect(raw).toEqual({ n: "60000", marked: "0" });
  expect((await product.call("readCompany", {})).zone).toBe("Asia/Shanghai");
}, 60_000);
