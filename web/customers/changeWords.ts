import type { Language } from "../phrase.ts";
import { genderNames, kindNames } from "./words.ts";

/** A value of the history as people say it; null stays null. */
export function changeWords(field: string, value: string | null, language: Language): string | null {
  if (value === null) return null;
  if (field === "gender") return genderNames[value as keyof typeof genderNames]?.[language] ?? value;
  if (field === "kind") return kindNames[value as keyof typeof kindNames]?.[language] ?? value;
  if (field === "birthday") return birthdayWords(value, language);
  if (field === "preferences" || field === "contacts") {
    const list = JSON.parse(value) as (string | { name: string })[];
    return list
      .map((one) => (typeof one === "string" ? one : one.name))
      .join(language === "zh" ? "、" : ", ");
  }
  return value;
}

/** `lunar|1974-08-15` → 农历 1974-08-15 */
export function birthdayWords(birthday: string, language: Language): string {
  const [kind, day = ""] = birthday.split("|");
  if (kind === "lunar") return language === "zh" ? `农历 ${day}` : `${day} (lunar)`;
  return day;
}
