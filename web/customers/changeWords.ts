import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { changedContacts } from "../../server/customers/schema.ts";
import type { Language } from "../phrase.ts";
import { phoneText } from "./phoneText.ts";
import { genderNames, kindNames } from "./words.ts";

type Contact = CustomerFile["profile"]["contacts"][number];

/** Somebody who is not among the customers whom the reader may see. */
export const unseen = { zh: "不在您可看的范围内", en: "not among the customers you may see" };

export const contactText = ({ name, position, phone }: Contact): string =>
  [name, position, phone && phoneText(phone)].filter(Boolean).join(" ");

/** A change of the history, both values as people say them; of a list of contacts only those that changed. */
export function bothWords(
  { field, old, new: now }: { field: string; old: string | null; new: string | null },
  language: Language,
): { old: string | null; new: string | null } {
  const words = (value: string | null) => changeWords(field, value, language);
  if (field !== "contacts") return { old: words(old), new: words(now) };
  const changed = changedContacts(old, now);
  const list = (some: readonly Contact[]) => (some.length === 0 ? null : words(JSON.stringify(some)));
  return { old: list(changed.old), new: list(changed.new) };
}

/** A value of the history as people say it; null stays null. */
export function changeWords(field: string, value: string | null, language: Language): string | null {
  if (value === null) return null;
  if (field === "gender") return genderNames[value as keyof typeof genderNames]?.[language] ?? value;
  if (field === "kind") return kindNames[value as keyof typeof kindNames]?.[language] ?? value;
  if (field === "birthday") return birthdayWords(value, language);
  if (field === "preferences" || field === "contacts") {
    const list = JSON.parse(value) as (string | Contact)[];
    return list
      .map((one) => (typeof one === "string" ? one : contactText(one)))
      .join(language === "zh" ? "、" : ", ");
  }
  if (field === "phone" || field === "landline") return phoneText(value);
  if (field === "referrer" && value === "") return unseen[language];
  return value;
}

/** `lunar|1974-08-15` → 农历 1974-08-15 */
export function birthdayWords(birthday: string, language: Language): string {
  const [kind, day = ""] = birthday.split("|");
  if (kind === "lunar") return language === "zh" ? `农历 ${day}` : `${day} (lunar)`;
  return day;
}
