import type { ReadContext } from "../../verb.ts";
import { sqlText } from "../metric.ts";
import type { Definition, Filter, Period } from "../schema.ts";
import { purchaseRelations } from "../slice/purchases.ts";
import type { Overview } from "./schema.ts";

export interface PartsAsked {
  period: Period;
  compared: Period | undefined;
  definition: Definition;
  filters: readonly Filter[];
  replaced: boolean;
}

type Asking = Pick<ReadContext, "ch" | "db" | "actor" | "signal">;

async function rowsOf<T>(
  context: Asking,
  asked: PartsAsked,
  file: string,
  more: { nobody?: boolean; parts?: number[] } = {},
): Promise<T[]> {
  const both = asked.compared !== undefined && asked.compared.to <= asked.period.from;
  const relations = purchaseRelations({
    periods: both ? [asked.compared!, asked.period] : [asked.period],
    definition: asked.definition,
    filters: asked.filters,
    lineSlices: [],
    actor: context.actor,
    nobody: more.nobody,
    perOrder: file === "sales" || file === "concentration",
    replaced: asked.replaced,
  });
  const sql = sqlText(`overview/${file}`)
    .replaceAll("{in_period}", relations.inPeriod)
    .replaceAll("{history}", relations.history);
  return context.ch.rows<T>(
    sql,
    { ...relations.params, current: asked.period.from, parts: more.parts ?? [] },
    { signal: context.signal, timeoutMs: 60_000 },
  );
}

export interface Sales {
  period: string;
  /** First day of the part; 1970-01-01 for the whole period. */
  part_of: string;
  sold: number;
  placed: number;
  buyers: number;
  sold_to_existing: number;
  placed_by_existing: number;
  existing_buyers: number;
}

const none: Omit<Sales, "period" | "part_of"> = {
  sold: 0,
  placed: 0,
  buyers: 0,
  sold_to_existing: 0,
  placed_by_existing: 0,
  existing_buyers: 0,
};

/** Sales of each period and its parts; both periods in one question where they do not overlap. */
export async function salesOf(
  context: Asking,
  asked: PartsAsked,
  parts: readonly Period[],
  comparedParts: readonly Period[],
) {
  const { period, compared } = asked;
  const one = (which: PartsAsked, starts: readonly Period[]) =>
    rowsOf<Sales>(context, which, "sales", {
      parts: [...new Set(starts.map((part) => part.from))].sort().map(dayNumber),
    });
  const together = !compared || compared.to <= period.from;
  const rows = together
    ? await one(asked, [...comparedParts, ...parts])
    : (
        await Promise.all([
          one({ ...asked, compared: undefined }, parts),
          one({ ...asked, period: compared, compared: undefined }, comparedParts),
        ])
      ).flat();
  const found = new Map(rows.map((row) => [`${row.period} ${row.part_of}`, row]));
  return {
    whole: (of: Period) => found.get(`${of.from} 1970-01-01`) ?? none,
    /** An empty part (one without a counterpart) has sold nothing. */
    within: (of: Period, part: Period) =>
      part.from < part.to ? (found.get(`${of.from} ${part.from}`) ?? none) : none,
  };
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

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
    { nobody: true },
  );
  return { lines: row?.lines ?? 0, orders: row?.orders ?? 0, amount: row?.sold ?? 0 };
}
