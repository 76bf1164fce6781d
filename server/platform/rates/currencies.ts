const known = new Set(Intl.supportedValuesOf("currency"));

/** Whether there is such a currency (ISO 4217, as the runtime knows it). */
export function isCurrency(code: string): boolean {
  return known.has(code);
}
