import type { Language } from "../refuse.ts";
import { same } from "./customFields.ts";
import type { CustomField } from "./schema.ts";

const mostCustomText = 200;

/** A value as the file keeps it; undefined where it is none of the field's type. */
export function customValue(field: CustomField, given: string): string | undefined {
  const text = given.trim();
  switch (field.type) {
    case "text":
      return text.length <= mostCustomText ? text : undefined;
    case "number":
      return plainNumber(text);
    case "date":
      return isDay(text) ? text : undefined;
    case "yesno":
      return text === "yes" || text === "no" ? text : undefined;
    case "choice": {
      const offered = field.choices.filter((choice) => !choice.gone);
      const hit =
        offered.find((choice) => String(choice.id) === text) ??
        offered.find((choice) => same(choice.zh, text) || same(choice.en, text));
      return hit && String(hit.id);
    }
  }
}

/** 012.50 and 12.5 are one number; -0 is 0. */
function plainNumber(text: string): string | undefined {
  const parts = /^(-?)0*(\d{1,13})(?:\.(\d{1,4}?)0*)?$/.exec(text);
  if (!parts) return undefined;
  const decimals = (parts[3] ?? "").replace(/0+$/, "");
  const number = `${parts[2]}${decimals === "" ? "" : `.${decimals}`}`;
  return number === "0" ? "0" : `${parts[1]}${number}`;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text >= "1000";
}

const yesNo = { yes: { zh: "是", en: "yes" }, no: { zh: "否", en: "no" } } as const;

/** A kept value in words: for exports, documents and whoever reads them. */
export function customWords(
  field: Pick<CustomField, "type" | "choices">,
  value: string,
  language: Language,
): string {
  if (field.type === "yesno") return yesNo[value === "yes" ? "yes" : "no"][language];
  if (field.type !== "choice") return value;
  return field.choices.find((choice) => String(choice.id) === value)?.[language] ?? value;
}
