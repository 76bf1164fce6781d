import { errorWord } from "../../ingest/errorWords.ts";
import type { Pair } from "../../refuse.ts";
import type { MatchedRow } from "./matchFile.ts";

const outcomes = {
  empty: { zh: "这一格是空的", en: "the cell is empty" },
  unknown: { zh: "没有这位客户，或您看不到", en: "there is no such customer, or none whom you may see" },
  several: { zh: "有几位客户用它，分不清是谁", en: "several customers have it, so it does not say who" },
} as const satisfies Record<string, Pair>;

/** Why a row put nobody on the list. */
export function missingReason({ outcome, code }: MatchedRow): Pair {
  return outcome === "malformed" ? errorWord(code) : outcomes[outcome as keyof typeof outcomes];
}

export const isMissing = ({ outcome }: MatchedRow): boolean => outcome !== "found" && outcome !== "repeated";
