import type { ReadContext } from "../verb.ts";
import { type Leading, leadingStrategies } from "./leading.ts";
import { type Ask, mayContact } from "./mayContact.ts";
import type { ReasonCode } from "./schema.ts";
import { settingsOf } from "./settings.ts";
import { activeStrategies } from "./strategies.ts";

/** What is to be known of some customers before words are found for them: which strategy leads each, and who may be contacted. */
export interface Advice {
  leading: ReadonlyMap<number, Leading>;
  ask: Ask;
}

export async function adviceOn(
  { db, ch, now, zone, signal }: Pick<ReadContext, "db" | "ch" | "now" | "zone" | "signal">,
  customers: readonly { customer: number; code: ReasonCode | null }[],
): Promise<Advice> {
  const [settings, strategies] = await Promise.all([settingsOf(db), activeStrategies(db)]);
  const leading = await leadingStrategies(ch, strategies, customers, signal);
  const minDays = new Map(
    [...leading].map(([customer, { strategy }]) => [customer, strategy.minDays] as const),
  );
  const ask = await mayContact(
    db,
    customers.map((one) => one.customer),
    { ch, now, zone, settings, minDays },
  );
  return { leading, ask };
}
