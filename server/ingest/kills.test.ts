import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { importing } from "./importing.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { place, waitFor, lines } = importing(() => product);

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

// At these shares of the work the engine dies: while people are named, while lines are written, while counts are compared.
test.each([[45], [70], [92]])(
  "the engine is killed at %i per cent: the import ends whole, and until then nothing of it is seen",
  async (share) => {
    const source = `杀${share}`;
    const id = await place(file(20_000), { source });
    const { jobId } = await product.call("startImport", { id });
    for (;;) {
      const job = await product.services.db
        .selectFrom("job_run")
        .select(["progress", "state"])
        .where("id", "=", jobId)
        .executeTakeFirstOrThrow();
      if (Number(job.progress) >= share || !["queued", "running"].includes(job.state)) break;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    process.kill(product.clickhousePid!, "SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 200));
    const [seen] = await lines(source);
    expect(["0", "60000"], "nothing or all").toContain(seen?.n);
    await waitFor(jobId);
    expect(await lines(source)).toEqual([{ n: "60000", orders: "20000", amount: "1560000", people: "997" }]);
    const [raw] = await product.services.ch.rows<{ n: string }>(
      "select count() as n from order_line where source in (select source from order_line where order_no = 'K1' group by source) and batch not in {hidden:Array(UInt32)}",
    );
    expect(Number(raw?.n) % 60_000).toBe(0);
  },
  120_000,
);
