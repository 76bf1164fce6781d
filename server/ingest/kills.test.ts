import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { importing } from "./importing.ts";

let product: Harness;
let elsewhere: Harness;
beforeAll(async () => {
  product = await startHarness();
  elsewhere = await startHarness({ remoteClickHouse: true });
});
afterAll(async () => {
  await product.stop();
  await elsewhere.stop();
});

const header = "订单号,下单时间,会员号,商品编码,数量,金额\n";
function file(orders: number): string {
  const rows: string[] = [];
  for (let n = 0; n < orders; n++)
    for (let l = 0; l < 3; l++)
      rows.push(
        `K${n},2026-03-0${1 + (n % 9)} 10:00:00,M${n % 997},P${(n * 7 + l) % 500},1,${(n % 50) + l}.5`,
      );
  return `${header}${rows.join("\n")}\n`;
}

// At these shares of the work the engine dies: while rows are sent to a server, while people are named, while lines are
// written, while counts are compared.
test.each([
  ["in a child process", 45],
  ["in a child process", 70],
  ["in a child process", 92],
  ["on a server elsewhere", 3],
  ["on a server elsewhere", 70],
])(
  "the engine %s is killed at %i per cent: the import ends whole, and until then nothing of it is seen",
  async (where, share) => {
    const harness = where === "in a child process" ? product : elsewhere;
    const { place, waitFor, lines } = importing(() => harness);
    const source = `杀${share}`;
    const id = await place(file(20_000), { source });
    const { jobId } = await harness.call("startImport", { id });
    for (;;) {
      const job = await harness.services.db
        .selectFrom("job_run")
        .select(["progress", "state"])
        .where("id", "=", jobId)
        .executeTakeFirstOrThrow();
      if (Number(job.progress) >= share || !["queued", "running"].includes(job.state)) break;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    process.kill(harness.clickhousePid!, "SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 200));
    const [seen] = await lines(source);
    expect(["0", "60000"], "nothing or all").toContain(seen?.n);
    await waitFor(jobId);
    expect(await lines(source)).toEqual([{ n: "60000", orders: "20000", amount: "1560000", people: "997" }]);
    const [raw] = await harness.services.ch.rows<{ n: string }>(
      "select count() as n from order_line where source in (select source from order_line where order_no = 'K1' group by source) and batch not in {hidden:Array(UInt32)}",
    );
    expect(Number(raw?.n) % 60_000).toBe(0);
  },
  120_000,
);
