/** Whose facts moved: those of these parties and of everybody in these batches. Left out: anybody's may have. */
export interface MovedFacts {
  parties?: readonly number[];
  batches?: readonly number[];
}

/** What either moved; undefined as soon as one of them may have moved anybody. */
export function bothMoved(
  one: MovedFacts | undefined,
  other: MovedFacts | undefined,
): MovedFacts | undefined {
  if (!one || !other) return undefined;
  const all = (of: "parties" | "batches") => [...new Set([...(one[of] ?? []), ...(other[of] ?? [])])];
  return { parties: all("parties"), batches: all("batches") };
}
