import type { Fact, FactField } from "../fact.ts";
import type { StoredImport } from "./loadImport.ts";

/** Fields that this very import adds to its kind: a column per question, and columns kept to slice by. */
export function workingImport<T extends Pick<StoredImport, "mapping" | "options">>(
  fact: Fact,
  one: T,
): { fact: Fact; one: T } {
  if (!fact.event) return { fact, one };
  const mapping = { ...one.mapping };
  const fields: FactField[] = [...fact.fields];
  const add = (name: string, column: string, title: string, type: FactField["type"]) => {
    mapping[name] = column;
    fields.push({
      name,
      says: { zh: title, en: title },
      type,
      synonyms: [],
      lenient: true,
      example: "",
    });
  };
  if (fact.kind === "answers")
    for (const [n, q] of one.options.questions.entries())
      add(`question_${n}`, q.column, q.question || q.column, "quantity");
  for (const [n, column] of one.options.keep.entries()) add(`keep_${n}`, column, column, "text");
  return { fact: { ...fact, fields }, one: { ...one, mapping } };
}
