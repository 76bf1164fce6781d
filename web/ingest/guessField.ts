import type { CustomFieldType } from "../../server/customers/schema.ts";
import type { OwnFieldDraft } from "../customers/OwnFieldDialog.tsx";

const yesNo = /^(是|否|有|无|没有|y|n|yes|no|true|false|✓|√|✗|×)$/i;
const number = /^-?[\d,]{1,16}(\.\d{1,4})?$/;
const dayShape = /^(19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?(\s.*)?$/;

/** What a column looks like, for a field of its own: guessed from the values in sight, decided by whoever makes it. */
export function guessField(column: string, cells: readonly string[]): OwnFieldDraft {
  const values = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const different = [...new Set(values)];
  const name = column.trim().slice(0, 40);
  const type = typeOf(values, different);
  const choices = type === "choice" ? different.sort().map((value) => ({ zh: value, en: value })) : [];
  return { zh: name, en: name, type, choices, hiddenFrom: [] };
}

function typeOf(values: readonly string[], different: readonly string[]): CustomFieldType {
  if (values.length === 0) return "text";
  const all = (shape: RegExp) => values.every((value) => shape.test(value));
  if (all(yesNo)) return "yesno";
  if (all(dayShape)) return "date";
  // A number that begins with 0 is a code.
  if (all(number) && !values.some((value) => /^0\d/.test(value))) return "number";
  const short = different.every((value) => value.length <= 20);
  return short && different.length <= 12 && values.length >= different.length * 2 ? "choice" : "text";
}
