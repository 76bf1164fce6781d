/**
 * The same question on the plain view where no batch is hidden at this moment. The list of hidden batches is read once a
 * question either way, so nothing is seen that would not have been seen with it.
 */
export function withoutHidden(sql: string, hidden: unknown): string {
  if (!Array.isArray(hidden) || hidden.length > 0) return sql;
  return sql.replaceAll("purchase_line_settled(hidden = {hidden:Array(UInt32)})", "purchase_line_whole");
}
