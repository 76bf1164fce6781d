import { z } from "zod";
import { namesOf } from "../customers/namesOf.ts";
import type { Db } from "../platform/database.ts";
import type { Actor } from "../verb.ts";

/** At most so many of each are listed by number; all of them are counted. */
export const mostStayed = 50;

/** What an undo put back, and what stayed because later work stands on it: by number, so that nothing personal is kept. */
export const undoReport = z.object({
  restored: z.number().default(0),
  changedSince: z.number().default(0),
  kept: z.number().default(0),
  orders: z.number().default(0),
  stayed: z
    .object({
      people: z.array(z.number()),
      values: z.array(z.object({ party: z.number(), field: z.string() })),
      products: z.array(z.number()),
      orders: z.array(z.string()),
    })
    .default(() => ({ people: [], values: [], products: [], orders: [] })),
});

export const undoShape = z.object({
  /** Values that were put back. */
  restored: z.number(),
  /** How many customers, values, products and orders stay as they are. */
  people: z.number(),
  values: z.number(),
  orders: z.number(),
  /** Those listed: whom or what it is about, and for a value which field. Null where the reader does not see the name. */
  stayed: z.array(
    z.object({
      what: z.enum(["person", "value", "product", "order"]),
      id: z.string().nullable(),
      name: z.string().nullable(),
      field: z.string().nullable(),
    }),
  ),
});

/** How many things an undo left: the history says so beside its line. */
export function countStayed(report: unknown): number {
  const parsed = undoReport.safeParse(report);
  return parsed.success ? parsed.data.kept + parsed.data.changedSince + parsed.data.orders : 0;
}

/** The report of an undo in words, for this reader. */
export async function readUndo(
  db: Db,
  actor: Actor,
  kept: unknown,
): Promise<z.input<typeof undoShape> | null> {
  const parsed = undoReport.safeParse(kept);
  if (!parsed.success) return null;
  const { restored, changedSince, kept: people, orders, stayed } = parsed.data;
  const names = await namesOf(db, actor, [
    ...new Set([...stayed.people, ...stayed.values.map((one) => one.party)]),
  ]);
  const products = await db
    .selectFrom("product")
    .select(["sku", "name", "code"])
    .where("sku", "in", [0, ...stayed.products])
    .orderBy("sku")
    .execute();
  const person = (party: number) => {
    const found = names.get(party);
    return { id: found?.id ?? null, name: found?.name ?? found?.memberNo ?? found?.sourceNo ?? null };
  };
  return {
    restored,
    people,
    values: changedSince,
    orders,
    stayed: [
      ...stayed.people.map((party) => ({ what: "person" as const, ...person(party), field: null })),
      ...stayed.values.map(({ party, field }) => ({ what: "value" as const, ...person(party), field })),
      ...products.map(({ name, code }) => ({
        what: "product" as const,
        id: null,
        name: name || code,
        field: null,
      })),
      ...stayed.orders.map((name) => ({ what: "order" as const, id: null, name, field: null })),
    ],
  };
}
