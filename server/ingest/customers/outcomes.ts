import type { PartyChange, StoredParty } from "../../customers/updateParties.ts";
import type { StoredImport } from "../loadImport.ts";
import type { CustomerRow } from "./readCustomers.ts";

export type Outcome = "new" | "updated" | "skipped" | "waiting";

export interface Tally {
  rows: { new: number; updated: number; same: number; skipped: number; waiting: number; errors: number };
  changedValues: number;
  changes: (PartyChange & { name: string | null })[];
  waiting: { row: number; name: string; known: string; phone: string }[];
  unknownOwners: Set<string>;
}

export function tally(): Tally {
  return {
    rows: { new: 0, updated: 0, same: 0, skipped: 0, waiting: 0, errors: 0 },
    changedValues: 0,
    changes: [],
    waiting: [],
    unknownOwners: new Set(),
  };
}

/** What becomes of a row, by the rules that the user chose. `updated` may still turn out to change nothing. */
export function outcomeOf(
  one: StoredImport,
  row: CustomerRow,
  before: StoredParty | undefined,
  by: string | undefined,
  conflict: boolean,
): Outcome {
  if (!before) return "new";
  const { options } = one;
  const decided = options.decisions[String(row.row)];
  const shared = by === "phone" || by === "email";
  const otherName = row.set.name !== undefined && before.name !== null && row.set.name !== before.name;
  const otherNumber =
    row.set.member_no !== undefined && before.member_no !== null && row.set.member_no !== before.member_no;
  if ((shared && (otherName || otherNumber)) || conflict) {
    const rule = decided ?? options.samePhoneOtherName;
    if (rule === "ask") return "waiting";
    if (rule === "skip") return "skipped";
    if (rule === "different") return "new";
  }
  if (options.duplicates === "skip") return "skipped";
  if (options.duplicates === "ask" && decided === undefined) {
    if (options.otherwise === "wait") return "waiting";
    return options.otherwise === "keep" ? "skipped" : "updated";
  }
  return decided === "skip" ? "skipped" : "updated";
}

/** The file as it would be with what the row gives; the company's own fields are added to those there. */
export function filledIn(before: StoredParty, set: CustomerRow["set"]): StoredParty {
  return { ...before, ...set, custom: { ...before.custom, ...set.custom } };
}

/** `add` fills what is empty and changes nothing. */
export function onlyEmpty(before: StoredParty, row: CustomerRow): CustomerRow {
  const kept: Record<string, unknown> = { ...before };
  const set: CustomerRow["set"] = Object.fromEntries(
    Object.entries(row.set).filter(([name]) => {
      const value = kept[name];
      return value === null || value === "" || value === 0 || (Array.isArray(value) && value.length === 0);
    }),
  );
  if (row.set.custom) {
    const custom = Object.entries(row.set.custom).filter(([key]) => before.custom[key] === undefined);
    if (custom.length > 0) set.custom = Object.fromEntries(custom);
  }
  return { ...row, set };
}
