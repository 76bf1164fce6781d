import { refuse } from "../refuse.ts";
import { same } from "./customFields.ts";
import type { CustomFieldType } from "./schema.ts";

interface Choice {
  id: number;
  zh: string;
  en: string;
  gone?: boolean;
}

/** The choices as given, with numbers for the new ones; those left out stay behind as gone. */
export function numberedChoices(
  type: CustomFieldType,
  before: readonly Choice[],
  given: readonly { id?: number | undefined; zh: string; en: string }[],
): Choice[] {
  if (type !== "choice") return [];
  if (given.length === 0) throw refuse("customers.field_needs_choices");
  for (const [n, one] of given.entries())
    for (const other of given.slice(0, n))
      if (same(one.zh, other.zh) || same(one.en, other.en))
        throw refuse("customers.choice_twice", { name: same(one.zh, other.zh) ? one.zh : one.en });
  let last = Math.max(0, ...before.map((choice) => choice.id));
  const known = new Set(before.map((choice) => choice.id));
  const kept = given.map((one): Choice => {
    // A choice that comes back under its old name is the one that was there.
    const back = before.find((choice) => choice.gone && (same(choice.zh, one.zh) || same(choice.en, one.en)));
    const id = one.id !== undefined && known.has(one.id) ? one.id : (back?.id ?? ++last);
    return { id, zh: one.zh, en: one.en };
  });
  const ids = new Set(kept.map((choice) => choice.id));
  return [...kept, ...before.filter((choice) => !ids.has(choice.id)).map((one) => ({ ...one, gone: true }))];
}
