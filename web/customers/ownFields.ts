import type { Output } from "../call.ts";
import type { Language } from "../phrase.ts";
import { useCall } from "../useCall.ts";

export type OwnField = Output<"listCustomFields">["fields"][number];
/** How a field of the company's own stands in addresses: `c12`. */
export type OwnKey = `c${number}`;

const none: OwnField[] = [];

/** Those archived too: histories speak of them. */
export const useAllOwnFields = (): readonly OwnField[] =>
  useCall("listCustomFields", {}).data?.fields ?? none;

/** The company's own fields that are in use and that this reader is shown. */
export const useOwnFields = (): readonly OwnField[] =>
  useAllOwnFields().filter((field) => !field.hidden && !field.archived);

/** What a change under `custom.c12` is called, and its values in words; undefined for any other change. */
export function ownChange(fields: readonly OwnField[], changed: string, language: Language) {
  const field = fields.find((one) => `custom.${one.key}` === changed);
  return (
    field && { name: field[language], words: (value: string) => value && ownWords(field, value, language) }
  );
}

const yesNo = { yes: { zh: "是", en: "yes" }, no: { zh: "否", en: "no" } } as const;

/** A kept value as people read it. */
export function ownWords(field: OwnField, value: string, language: Language): string {
  if (field.type === "yesno") return yesNo[value === "yes" ? "yes" : "no"][language];
  if (field.type === "choice")
    return field.choices.find((choice) => String(choice.id) === value)?.[language] ?? value;
  if (field.type !== "number") return value;
  const [whole = "", part] = value.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return part === undefined ? grouped : `${grouped}.${part}`;
}
