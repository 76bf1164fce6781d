import type { Address } from "../useAddress.ts";

/** The chosen cell of the grid, from `?r=2&f=5`. */
export function readCell(address: Address): { r: number; f: number } | undefined {
  const r = Number(address.r);
  const f = Number(address.f);
  const isScore = (score: number) => Number.isInteger(score) && score >= 1 && score <= 5;
  return isScore(r) && isScore(f) ? { r, f } : undefined;
}
