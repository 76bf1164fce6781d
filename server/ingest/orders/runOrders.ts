import type { AskOptions } from "../../platform/clickhouse/client.ts";
import type { Services } from "../../platform/services.ts";
import { createKeys } from "../stage/engineTables.ts";
import { KeyLines } from "../stage/keyLines.ts";
import { nameParties } from "../stage/nameParties.ts";
import { nameProducts } from "../stage/nameProducts.ts";
import { nameRegions, nameStores } from "../stage/nameStores.ts";
import type { Prepared, Report } from "../work/prepare.ts";
import { compareOrders } from "./compareOrders.ts";
import { keepMetOrders } from "./keepMetOrders.ts";
import { findIdentical, resolvedOrders } from "./resolvedOrders.ts";
import { stageOrders } from "./stageOrders.ts";
import { summariseOrders } from "./summariseOrders.ts";
import { totalledAtOnce, totalOrders } from "./totalOrders.ts";
import { writeOrders, writtenRows } from "./writeOrders.ts";

/** Everything up to the moment at which a batch of orders could be written; without a batch, a dry run. */
export async function resolveOrders(
  services: Services,
  { one, from, currency }: Prepared,
  batch: number | null,
  ask: AskOptions,
  report: Report,
) {
  const { ch } = services;
  await report(5, { zh: "检查每一行", en: "Checking every row" });
  await createKeys(ch, one);
  const lines = new KeyLines(ch, one);
  // The engine types the rows while people are looked up in PostgreSQL: neither waits for the other.
  const [, things, parties] = await together(
    stageOrders(ch, one, from, ask),
    (async () => ({
      products: await nameProducts(services, one, from, batch, lines, ask),
      stores: await nameStores(services, one, from, batch !== null, lines, ask),
      regions: await nameRegions(services, one, from, lines, ask),
    }))(),
    (async () => {
      await report(45, { zh: "认人", en: "Recognising people" });
      return nameParties(services, one, from, batch, lines, ask, (named) =>
        report(45, { zh: `认人：${named} 位`, en: `Recognising people: ${named}` }),
      );
    })(),
  );
  await lines.write();
  await report(60, { zh: "与已有订单比较", en: "Comparing with what is there" });
  const resolved = resolvedOrders(one, currency, await findIdentical(ch, one, ask));
  const counts = await compareOrders(ch, one, resolved, ask);
  const summary = await summariseOrders(ch, one, resolved, counts, currency, ask);
  summary.customers = { known: parties.known, new: parties.made };
  const kept = await keepMetOrders(services, one, resolved, counts, ask);
  return {
    resolved,
    counts,
    summary: { ...summary, ...things, ...kept, conflicts: parties.conflicts },
  };
}

/** Writes the resolved orders under a batch that nobody sees yet, and makes sure that they are there to the last row. */
export async function writeResolved(
  services: Services,
  { one }: Prepared,
  made: Awaited<ReturnType<typeof resolveOrders>>,
  batch: number,
  ask: AskOptions,
  report: Report,
) {
  const { ch } = services;
  await report(70, { zh: "写入（还看不见）", en: "Writing (not visible yet)" });
  await writeOrders(ch, one, made.resolved, batch, services.clock(), made.counts, ask);
  await report(92, { zh: "核对", en: "Comparing counts" });
  const { expected } = made.summary;
  const written = await writtenRows(ch, batch);
  if (JSON.stringify(expected) !== JSON.stringify(written))
    throw new Error(
      `batch ${batch}: expected ${expected.rows} rows, found ${written.rows}, or their hashes differ`,
    );
  const totalled = written.rows <= totalledAtOnce;
  if (totalled) await totalOrders(ch, batch, ask);
  return { ...written, totalled };
}

/** Waits for all of them before one's failure is told: what is cleaned up after it must not be written to any more. */
async function together<T extends readonly unknown[]>(
  ...works: { [K in keyof T]: Promise<T[K]> }
): Promise<T> {
  const ended = await Promise.allSettled(works);
  for (const one of ended) if (one.status === "rejected") throw one.reason;
  return ended.map((one) => (one as PromiseFulfilledResult<unknown>).value) as unknown as T;
}
