import type { Language } from "../../server/refuse.ts";
import { localeOf } from "../phrase.ts";

/** `中国时间（Asia/Shanghai）`, `China Time (Asia/Shanghai)`. */
export function zoneWord(zone: string, language: Language): string {
  const name = new Intl.DateTimeFormat(localeOf(language), { timeZone: zone, timeZoneName: "longGeneric" })
    .formatToParts(new Date(0))
    .find((part) => part.type === "timeZoneName")?.value;
  if (!name) return zone;
  return language === "zh" ? `${name}（${zone}）` : `${name} (${zone})`;
}

let zones: Partial<Record<Language, { value: string; label: string }[]>> = {};

/** Every zone that the browser knows, by name; put together once a language. */
export function zoneOptions(language: Language): { value: string; label: string }[] {
  const made =
    zones[language] ??
    ["UTC", ...Intl.supportedValuesOf("timeZone")].map((value) => ({
      value,
      label: zoneWord(value, language),
    }));
  zones = { ...zones, [language]: made };
  return made;
}
