import type { Against, Filter } from "../../server/metrics/schema.ts";
import { type Compare, compares } from "./useQuestion.ts";

/** `previous`, or `segment:1203`. */
export function readAgainst(text: string | undefined): Against | undefined {
  const segment = Number(/^segment:(\d{1,9})$/.exec(text ?? "")?.[1] ?? 0);
  return segment > 0 ? { segment } : compares.find((known) => known === text);
}

export const writeAgainst = (against: Against): Compare | `segment:${number}` =>
  typeof against === "object" ? `segment:${against.segment}` : against;

/** The filters of the compared half: another segment stands there for any that was asked for. */
export const filtersAgainst = (filters: readonly Filter[], against: Against): Filter[] =>
  typeof against !== "object"
    ? [...filters]
    : [...filters.filter(({ by }) => by !== "segment"), { by: "segment", is: [String(against.segment)] }];
