import { carryPartiesOfBatch } from "../../customers/carryParties.ts";
import type { AskOptions } from "../../platform/clickhouse/client.ts";
import type { Trx } from "../../platform/database.ts";
import type { Services } from "../../platform/services.ts";
import { runCustomers } from "../customers/runCustomers.ts";
import { prepareEvents, writeEvents } from "../events/runEvents.ts";
import { fillOwnFields } from "../orders/fillOwnFields.ts";
import { resolveOrders, writeResolved } from "../orders/runOrders.ts";
import { runProducts } from "../products/runProducts.ts";
import type { Summary } from "../schema.ts";
import type { Prepared, Report } from "./prepare.ts";

export interface Applied {
  rows: number;
  hashes: Record<string, string>;
  /** What the orders come to has been written too. */
  totalled?: boolean;
  summary: Summary;
}

/**
 * Writes the rows of any kind under a hidden batch. What is written to PostgreSQL only, and at once valid there, happens in
 * the transaction that makes the batch visible: that part is the function that is answered.
 */
export async function applyRows(
  services: Services,
  prepared: Prepared,
  batch: number,
  ask: AskOptions,
  report: Report,
): Promise<(trx: Trx) => Promise<Applied>> {
  const { kind } = prepared.one;
  if (kind === "orders") {
    const made = await resolveOrders(services, prepared, batch, ask, report);
    // People go over while the engine writes the lines; both are hidden until the end.
    const [written] = await Promise.all([
      writeResolved(services, prepared, made, batch, ask, report),
      carryPartiesOfBatch(services, batch, `batch ${batch}`),
    ]);
    return async (trx) => {
      const own = await fillOwnFields(services, prepared, trx, batch, ask);
      return { ...written, summary: shownSummary({ ...made.summary, ...own }) };
    };
  }
  if (prepared.fact.event) {
    const made = await prepareEvents(services, prepared, batch, ask, report);
    const written = await writeEvents(services, prepared, made, batch, ask, report);
    await carryPartiesOfBatch(services, batch, `batch ${batch}`);
    return async () => ({ ...written, summary: shownSummary({ ...made.summary }) });
  }
  return async (trx) => {
    const run = kind === "products" ? runProducts : runCustomers;
    const summary = await run(services, prepared, trx, batch, ask, report);
    if (kind === "customers")
      await trx
        .insertInto("outbox")
        .values({ kind: "party", payload: JSON.stringify({ batch }), at: services.clock() })
        .execute();
    return { rows: summary.rows.new + summary.rows.updated, hashes: {}, summary };
  };
}

/** The same without a batch: nothing is written but the import's own working tables. */
export async function dryRunRows(
  services: Services,
  prepared: Prepared,
  ask: AskOptions,
  report: Report,
): Promise<Summary> {
  const { kind } = prepared.one;
  if (kind === "orders") {
    const { summary } = await resolveOrders(services, prepared, null, ask, report);
    const own = await services.db
      .transaction()
      .execute((trx) => fillOwnFields(services, prepared, trx, null, ask));
    return shownSummary({ ...summary, ...own });
  }
  if (prepared.fact.event) {
    const { summary } = await prepareEvents(services, prepared, null, ask, report);
    return shownSummary({ ...summary });
  }
  const run = kind === "products" ? runProducts : runCustomers;
  return services.db.transaction().execute((trx) => run(services, prepared, trx, null, ask, report));
}

/** The hashes are for the comparison, not for people. */
function shownSummary(summary: Summary): Summary {
  const { expected: _, ...shown } = summary;
  return { ...shown, rows: summary.rows, errors: summary.errors };
}
