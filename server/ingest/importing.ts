import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { expect } from "vitest";
import type { FactKind } from "../fact.ts";
import type { Harness } from "../testing/harness.ts";
import { importFiles } from "./importFiles.ts";
import type { ImportOptions } from "./options.ts";

export interface Given {
  kind?: FactKind;
  name?: string;
  source?: string;
  options?: Partial<ImportOptions>;
  mapping?: Record<string, string>;
  sheet?: string;
}

/** What tests of imports do with a file: place it, dry-run it, import it, and count what lies there. */
export function importing(harness: () => Harness) {
  async function place(
    content: string | Buffer,
    { kind = "orders", name = "orders.csv", source = "商城", options, mapping, sheet }: Given,
  ) {
    const { id } = await harness().call("createUpload", { kind, fileName: name, source });
    const { original } = importFiles(harness().services, id);
    await mkdir(dirname(original), { recursive: true });
    await writeFile(original, content);
    const found = await harness().call("inspectFile", { id, ...(sheet ? { sheet } : {}) });
    await harness().call("changeImport", {
      id,
      reading: found.reading,
      mapping: { ...found.mapping, ...mapping },
      options: { returnPrefix: found.proposed.returnPrefix, dateOrder: found.proposed.dateOrder, ...options },
    });
    return id;
  }

  async function waitFor(jobId: string): Promise<void> {
    for (let turn = 0; turn < 2400; turn++) {
      const job = await harness()
        .services.db.selectFrom("job_run")
        .select(["state", "error"])
        .where("id", "=", jobId)
        .executeTakeFirstOrThrow();
      if (job.state === "done") return;
      if (job.state === "failed" || job.state === "cancelled")
        throw Object.assign(new Error(JSON.stringify(job.error)), { job });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("the job did not end");
  }

  async function run(content: string | Buffer, given: Given = {}) {
    const id = await place(content, given);
    const { jobId } = await harness().call("dryRun", { id });
    await waitFor(jobId);
    const dry = await harness().call("readImport", { id });
    const started = await harness().call("startImport", { id });
    await waitFor(started.jobId);
    const done = await harness().call("readImport", { id });
    expect(done.result?.rows, "a dry run says what the import then does").toEqual(dry.dryRun?.rows);
    return { id, rows: done.result!.rows, result: done.result! };
  }

  /** What orders come to is what their lines come to, and it is asked. */
  async function totalled() {
    const { ch, db } = harness().services;
    const seen = await db
      .selectFrom("batch")
      .select("id")
      .where("kind", "=", "orders")
      .where("state", "not in", ["staged", "undone", "dropped"])
      .execute();
    if (seen.length === 0) return;
    expect((await ch.published()).totalled, "every order that may be seen is totalled").toBe(true);
    const [byLine, byOrder] = await Promise.all(
      ["purchase_line", "purchase_order"].map((view) =>
        ch.rows(`select count() as orders, sum(cityHash64(*)) as hash
from (
  select customer_id, order_id, occurred_on, kind, sort, channel, store, region, sum(amount), sum(costed), sum(goods_cost)
  from ${view}(hidden = {hidden:Array(UInt32)})
  group by all
)`),
      ),
    );
    expect(byOrder).toEqual(byLine);
  }

  async function lines(source: string) {
    await totalled();
    return harness().services.ch.rows<{ n: string; orders: string; amount: string; people: string }>(
      `select count() as n, uniqExact(order_id) as orders, sum(amount) as amount, uniqExactIf(party_id, party_id > 0) as people
     from purchase_line(hidden = {hidden:Array(UInt32)}) where source = {source:UInt16}`,
      { source: await sourceOf(source) },
    );
  }
  const sourceOf = async (name: string) =>
    (
      await harness()
        .services.db.selectFrom("source")
        .select("id")
        .where("name", "=", name)
        .executeTakeFirstOrThrow()
    ).id;

  return { place, waitFor, run, lines, sourceOf, totalled };
}
