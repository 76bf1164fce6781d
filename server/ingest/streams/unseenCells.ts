import { plainWord } from "../../customers/plainWord.ts";
import type { Pair } from "../../refuse.ts";
import type { Actor } from "../../verb.ts";
import { factOf, ownFieldName, shownFields } from "../factOf.ts";
import type { StoredImport } from "../loadImport.ts";
import type { Fix } from "../options.ts";
import { seesRows } from "../seesRows.ts";

/** What stands in a cell that the reader is not shown. */
export const unseenCell: Pair = { zh: "（不可见）", en: "(hidden)" };

/**
 * Of a file's own rows what its reader is not shown: the fields, and the columns that fill them. A column that bears the name
 * of a hidden field of the company's own is hidden with it, matched or not; with a field masked, all personal ones are, as on the import's page.
 */
export function unseenCells(
  one: Pick<StoredImport, "kind" | "ownFields" | "mapping" | "reading">,
  actor: Actor,
): { field(name: string): boolean; column(n: number): boolean } {
  const shown = new Set(shownFields(actor, one.ownFields));
  const own = one.ownFields.filter((field) => !shown.has(field));
  const masked =
    actor.masked.size > 0 ? factOf(one.kind, one.ownFields).fields.filter((f) => f.personal) : [];
  const fields = new Set([...own.map(ownFieldName), ...masked.map((f) => f.name)]);
  const named = new Set(own.flatMap(({ zh, en }) => [plainWord(zh), plainWord(en)]));
  const filled = new Set([...fields].flatMap((name) => one.mapping[name] ?? []));
  const columns = (one.reading?.columns ?? []).map(
    (column) => filled.has(column) || named.has(plainWord(column)),
  );
  return { field: (name) => fields.has(name), column: (n) => columns[n] ?? false };
}

/** A correction that was typed in holds what cells of its field hold, and is hidden as they are. */
export function unseenFix(
  one: Pick<StoredImport, "kind" | "ownFields" | "mapping" | "reading" | "createdBy">,
  actor: Actor,
): (fix: Fix) => boolean {
  const { field } = unseenCells(one, actor);
  const sees = seesRows(actor, one);
  return (fix) => (fix.how === "value" || fix.how === "row") && (!sees || field(fix.field));
}
