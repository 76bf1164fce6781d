import type { ReadContext } from "../../verb.ts";
import { sqlText } from "../metric.ts";
import type { Definition, Filter, Overview, Period } from "../schema.ts";
import { purchaseRelations } from "../slice/purchases.ts";
import type { Base } from "./decompose.ts";

export interface PartsAsked {
  period: Period;
  compared: Period | undefined;
  definition: Definition;
  filters: readonly Filter[];
  replaced: boolean;
}

type Asking = Pick<ReadContext, "ch" | "db" | "actor" | "signal">;

async function rowsOf<T>(context: Asking, asked: PartsAsked, file: string, nobody = false): Promise<T[]> {
  const both = asked.compared !== undefined && asked.compared.to <= asked.period.from;
  const relations = purchaseRelations({
    periods: both ? [asked.compared!, asked.period] : [asked.period],
    definition: asked.definition,
    filters: asked.filters,
    lineSlices: [],
    actor: context.actor,
    nobody,
    replaced: asked.replaced,
  });
  const sql = sqlText(`overview/${file}`)
    .replaceAll("{in_period}", relations.inPeriod)
    .replaceAll("{history}", relations.history);
  return context.ch.rows<T>(
    sql,
    { ...relations.params, current: asked.period.from },
    { signal: context.signal, timeoutMs: 60_000 },
  );
}

export interface DaySales {
  period: string;
  day: string;
  sold: number;
  sold_to_existing: number;
}

/** Both periods in one question where they do not overlap. */
async function overBoth<T>(context: Asking, asked: PartsAsked, file: string): Promise<T[]> {
  const { period, compared } = asked;
  if (!compared || compared.to <= period.from) return rowsOf<T>(context, asked, file);
  const found = await Promise.all([
    rowsOf<T>(context, { ...asked, compared: undefined }, file),
    rowsOf<T>(context, { ...asked, period: compared, compared: undefined }, file),
  ]);
  return found.flat();
}

export const salesByDay = (context: Asking, asked: PartsAsked) => overBoth<DaySales>(context, asked, "days");

/** Existing customers in the compared period and in this one. */
export async function existingBases(
  context: Asking,
  asked: PartsAsked,
): Promise<{ before: Base; now: Base }> {
  const rows = await overBoth<{ period: string; buyers: number; placed: number; sold: number }>(
    context,
    asked,
    "existing",
  );
  const of = (from: string | undefined): Base => {
    const row = rows.find((known) => known.period === from);
    return { customers: row?.buyers ?? 0, orders: row?.placed ?? 0, amount: row?.sold ?? 0 };
  };
  return { before: of(asked.compared?.from), now: of(asked.period.from) };
}

export async function popularProducts(context: Asking, asked: PartsAsked): Promise<Overview["popular"]> {
  const rows = await rowsOf<{
    sku: number;
    kind_of: string;
    sold: number;
    sold_before: number;
    orders: number;
    customers: number;
  }>(context, asked, "popular");
  const compared = asked.compared !== undefined && asked.compared.to <= asked.period.from;
  const names =
    rows.length === 0
      ? []
      : await context.db
          .selectFrom("product")
          .select(["sku", "name", "category"])
          .where(
            "sku",
            "in",
            rows.map((row) => row.sku),
          )
          .execute();
  const known = new Map(names.map((product) => [product.sku, product]));
  return rows.map((row) => ({
    sku: row.sku,
    amount: row.sold,
    orders: row.orders,
    customers: row.customers,
    name: known.get(row.sku)?.name ?? `#${row.sku}`,
    category: row.kind_of || (known.get(row.sku)?.category ?? ""),
    previousAmount: compared ? row.sold_before : null,
  }));
}

export async function concentrationOf(
  context: Asking,
  asked: PartsAsked,
): Promise<Overview["concentration"]> {
  const [row] = await rowsOf<{ customers: number; amount: number; curve: number[] }>(
    context,
    { ...asked, compared: undefined },
    "concentration",
  );
  if (!row || row.customers === 0 || row.amount <= 0) return { top20Share: null, curve: [] };
  const share = row.curve.map((money) => money / row.amount);
  return {
    top20Share: share[3] ?? null,
    curve: [
      { customers: 0, revenue: 0 },
      ...share.map((revenue, i) => ({ customers: (i + 1) / 20, revenue })),
    ],
  };
}

export async function unidentifiedOf(context: Asking, asked: PartsAsked): Promise<Overview["unidentified"]> {
  const [row] = await rowsOf<{ lines: number; orders: number; sold: number }>(
    context,
    { ...asked, compared: undefined },
    "unidentified",
    true,
  );
  return { lines: row?.lines ?? 0, orders: row?.orders ?? 0, amount: row?.sold ?? 0 };
}
