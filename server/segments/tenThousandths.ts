/** Four decimals as a whole number, from the text as the store gives it. */
export function tenThousandths(decimal: string): bigint {
  const [whole = "0", part = ""] = decimal.split(".");
  const size = BigInt(whole.replace("-", "") + part.padEnd(4, "0").slice(0, 4));
  return whole.startsWith("-") ? -size : size;
}
