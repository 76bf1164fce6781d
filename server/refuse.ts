export type Language = "zh" | "en";
export type Pair = { readonly zh: string; readonly en: string };
export type RefusalMessage = Pair & {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
};
export type Values = Readonly<Record<string, string | number>>;

/** "No", in words, from the product. The sentences sit in the domain's messages.ts under this code. */
export class Refusal extends Error {
  readonly code: string;
  readonly values: Values;
  readonly details: unknown;
  constructor(code: string, values: Values = {}, details?: unknown) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.values = values;
    this.details = details;
  }
}

export function refuse(code: string, values: Values = {}, details?: unknown): Refusal {
  return new Refusal(code, values, details);
}

/** Fills `{name}` from the values. */
export function fill(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, key: string) =>
    key in values ? String(values[key]) : whole,
  );
}
