/** Stands in a list of hidden batches while rows lie there both before and after a change of the business time zone. */
export const betweenZones = 4294967295;

const lines = /\bpurchase_line(?:_settled)?\(hidden = \{hidden:Array\(UInt32\)\}\)/g;

/**
 * The same question on the plain view where no batch is hidden at this moment, and on the careful one while a change of
 * the time zone is under way. The list of hidden batches is read once a question either way, so nothing is seen that
 * would not have been seen with it.
 */
export function withoutHidden(sql: string, hidden: unknown): string {
  if (!Array.isArray(hidden)) return sql;
  if (hidden.includes(betweenZones))
    return sql.replace(lines, "purchase_line_moving(hidden = {hidden:Array(UInt32)})");
  if (hidden.length > 0) return sql;
  return sql.replaceAll("purchase_line_settled(hidden = {hidden:Array(UInt32)})", "purchase_line_whole");
}
