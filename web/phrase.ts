export type Language = "zh" | "en";
export type Pair = { readonly zh: string; readonly en: string };
export type PhraseValues = Readonly<Record<string, string | number>>;

export const localeOf = (language: Language) => (language === "zh" ? "zh-CN" : "en-US");

/**
 * Fills `{name}`. Numbers are written the language's way. `{n|customer|customers}` writes the number
 * and the form that goes with it: English needs both, Chinese neither.
 */
export function phrase(pair: Pair, language: Language, values: PhraseValues = {}): string {
  return pair[language].replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (whole, key: string, one, many) => {
    const value = values[key];
    if (value === undefined) return whole;
    const text = typeof value === "number" ? new Intl.NumberFormat(localeOf(language)).format(value) : value;
    return many === undefined ? text : `${text} ${value === 1 || value === "1" ? one : many}`;
  });
}
