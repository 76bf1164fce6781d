import { lit, type Sql } from "./fields/sql.ts";
import type { StoredImport } from "./loadImport.ts";

/** What becomes of a record that is there already, as its number in an import's table of known ones. */
export const met = { replaced: 0, same: 1, left: 2, waiting: 3 } as const;

const byRule = { update: met.replaced, add: met.left, skip: met.left, ask: met.waiting } as const;
const byChoice = { replace: met.replaced, keep: met.left } as const;

/** The number for a record that differs, by the rule and, where it waits, by what was chosen for it alone or for all. */
export function metSql({ options }: Pick<StoredImport, "options">, id: Sql): Sql {
  const { duplicates, choices, otherwise } = options;
  if (duplicates !== "ask") return `toUInt8(${byRule[duplicates]})`;
  const rest = otherwise === "wait" ? met.waiting : byChoice[otherwise];
  const chosen = (choice: "replace" | "keep") =>
    Object.entries(choices).flatMap(([key, is]) => (is === choice && /^\d+$/.test(key) ? [lit(key)] : []));
  const cases = (["replace", "keep"] as const).flatMap((choice) => {
    const keys = chosen(choice);
    return keys.length === 0 ? [] : [`toString(${id}) in (${keys.join(", ")}), ${byChoice[choice]}`];
  });
  return cases.length === 0 ? `toUInt8(${rest})` : `toUInt8(multiIf(${cases.join(", ")}, ${rest}))`;
}

/** The same for one record that is compared here. */
export function metOf(
  { options }: Pick<StoredImport, "options">,
  key: string,
): "replaced" | "left" | "waiting" {
  const { duplicates, choices, otherwise } = options;
  if (duplicates !== "ask") return duplicates === "update" ? "replaced" : "left";
  const choice = choices[key] ?? otherwise;
  return choice === "wait" ? "waiting" : choice === "replace" ? "replaced" : "left";
}
