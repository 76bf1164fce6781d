import { refuse } from "../refuse.ts";
import { same } from "./customFields.ts";
import type { CustomFieldType } from "./schema.ts";

interface Choice {
  id: number;
  zh: string;
  en: string;
  gone?: boolean;
}

export interface GivenChoice {
  id?: number | undefined;
  zh: string;
  en: string;
}

/** The choices as given, with numbers for the new ones; those left out stay behind as gone. */
export function numberedChoices(
  type: CustomFieldType,
  before: readonly Choice[],
  given: readonly GivenChoice[],
): Choice[] {
  if (type !== "choice") return [];
  if (given.length === 0) throw refuse("customers.field_needs_choices");
  for (const [n, one] of given.entries())
    for (const other of given.slice(0, n))
      if (same(one.zh, other.zh) || same(one.en, other.en) || (one.id !== undefined && one.id === other.id))
        throw refuse("customers.choice_twice", {
          name: same(one.en, other.en) && !same(one.zh, other.zh) ? one.en : one.zh,
        });
  let last = Math.max(0, ...before.map((choice) => choice.id));
  const known = new Set(before.map((choice) => choice.id));
  const ids = new Set(given.flatMap(({ id }) => (id !== undefined && known.has(id) ? [id] : [])));
  const kept = given.map((one): Choice => {
    if (one.id !== undefined && known.has(one.id)) return { id: one.id, zh: one.zh, en: one.en };
    // A choice that comes back under its old name is the one that was there; it comes back once.
    const back = before.find(
      (choice) => choice.gone && !ids.has(choice.id) && (same(choice.zh, one.zh) || same(choice.en, one.en)),
    );
    const id = back?.id ?? ++last;
    ids.add(id);
    return { id, zh: one.zh, en: one.en };
  });
  return [...kept, ...before.filter((choice) => !ids.has(choice.id)).map((one) => ({ ...one, gone: true }))];
}
