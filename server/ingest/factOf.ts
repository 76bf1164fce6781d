import { plainWord } from "../customers/plainWord.ts";
import type { CustomField } from "../customers/schema.ts";
import type { Fact, FactField, FactKind } from "../fact.ts";
import { facts } from "../facts.ts";
import type { Actor } from "../verb.ts";
import type { StoredImport } from "./loadImport.ts";

/** Under which the importer knows one of the company's own fields. */
export const ownFieldName = (field: CustomField) => `custom_${field.id}`;

/** A kind with the company's own fields, where its rows name people. */
export function factOf(kind: FactKind, own: readonly CustomField[]): Fact {
  const fact = facts[kind];
  if (own.length === 0 || (kind !== "customers" && kind !== "orders")) return fact;
  return { ...fact, fields: [...fact.fields, ...own.map(ownFactField)] };
}

/** The company's own fields that this reader is shown: nothing is matched to any other, and no value of it told. */
export const shownFields = (actor: Pick<Actor, "hiddenFields">, own: readonly CustomField[]) =>
  own.filter((field) => !actor.hiddenFields?.includes(field.id));

/** Those that he is not shown, as the importer calls them. */
export function unseenFields(actor: Pick<Actor, "hiddenFields">, own: readonly CustomField[]): Set<string> {
  const shown = new Set(shownFields(actor, own));
  return new Set(own.filter((field) => !shown.has(field)).map(ownFieldName));
}

/** The kind as an import works on it: own fields that no column fills cost the planner time and nothing else. */
export function workingFact(one: Pick<StoredImport, "kind" | "ownFields" | "mapping">): Fact {
  return factOf(
    one.kind,
    one.ownFields.filter((field) => one.mapping[ownFieldName(field)] !== undefined),
  );
}

function ownFactField(field: CustomField): FactField {
  const names = [...new Set([field.zh, field.en])];
  const shared = {
    name: ownFieldName(field),
    says: { zh: field.zh, en: field.en },
    synonyms: names,
    personal: true,
    lenient: true,
  } as const;
  switch (field.type) {
    case "number":
      return { ...shared, type: "quantity", example: "12.5" };
    case "date":
      return { ...shared, type: "day", example: "2026-03-05" };
    case "yesno":
      return { ...shared, type: "word", oneOf: yesNoWords, ownWords: true, example: "是" };
    case "choice": {
      const offered = field.choices.filter((choice) => !choice.gone);
      const words = offered.map(({ id, zh, en }) => [
        String(id),
        [...new Set([plainWord(zh), plainWord(en)])],
      ]);
      return {
        ...shared,
        type: "word",
        oneOf: Object.fromEntries(words),
        ownWords: true,
        example: offered[0]?.zh ?? "",
      };
    }
    default:
      return { ...shared, type: "text", example: "" };
  }
}

const yesNoWords = {
  yes: ["是", "有", "对", "y", "yes", "true", "1", "t", "✓", "√", "on"],
  no: ["否", "无", "没有", "不是", "n", "no", "false", "0", "f", "✗", "×", "off"],
} as const;
