import type { AskOptions } from "../../platform/clickhouse/client.ts";
import type { Services } from "../../platform/services.ts";
import { resolveOrders, writeResolved } from "../orders/runOrders.ts";
import type { Prepared, Report } from "./prepare.ts";

export interface Applied {
  rows: number;
  hashes: Record<string, string>;
  summary: { rows: Record<string, number> };
}

/** Writes the rows of any kind under a hidden batch. */
export async function applyRows(
  services: Services,
  prepared: Prepared,
  batch: number,
  ask: AskOptions,
  report: Report,
): Promise<Applied> {
  const made = await resolveOrders(services, prepared, batch, ask, report);
  const written = await writeResolved(services, prepared, made, batch, ask, report);
  return {
    rows: written.rows,
    hashes: written.hashes,
    summary: made.summary as unknown as Applied["summary"],
  };
}
