import type { Language } from "./phrase.ts";

const key = "perennial.language";

/** The kept choice, else the browser's: Chinese for any Chinese, English for the rest. */
export function keptLanguage(): Language {
  const kept = localStorage.getItem(key);
  if (kept === "zh" || kept === "en") return kept;
  return (navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en";
}

export function keepLanguage(language: Language) {
  localStorage.setItem(key, language);
}
