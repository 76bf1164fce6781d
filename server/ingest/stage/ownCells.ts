import type { CustomField } from "../../customers/schema.ts";
import { ownFieldName } from "../factOf.ts";
import type { Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";

/** The company's own fields that a column fills. */
export const mappedOwnFields = (one: StoredImport): CustomField[] =>
  one.ownFields.filter((field) => one.mapping[ownFieldName(field)] !== undefined);

/** What the rows of one person say in a field, as text: of several the latest. */
export function ownCellSql(field: CustomField): Sql {
  const name = ownFieldName(field);
  const given = field.type === "number" ? `h_${name} = 1 and e_${name} = ''` : `f_${name} != ''`;
  return `argMaxIf(toString(f_${name}), (f_ordered_at, row), ${given} and bad_at = 0)`;
}
