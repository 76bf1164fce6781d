/** The published views of order lines, and what each is called where amounts of other currencies are worked out. */
const ratedViews = ["purchase_line", "purchase_line_settled", "purchase_line_moving"] as const;
const argument = "(hidden = {hidden:Array(UInt32)})";

/** Stands in a list of hidden batches while rows lie there both before and after a change of the business time zone. */
export const betweenZones = 4294967295;

/** What has to be known of the batches and rates before a question on the published views is put to the engine. */
export interface Published {
  /** Batches that no figure may see. */
  hidden: readonly number[];
  /** Lines in other currencies are there, and rates for them: their amounts are worked out as they are read. */
  converts: boolean;
}

/** For statements that read no published view. */
export const nothing: { hidden?: undefined; converts: false } = { converts: false };

/**
 * The same question on the cheapest views that answer it: the plain one where no batch is hidden at this moment, the careful
 * one while a change of the time zone is under way, and those that look at a line's currency only where there is something to convert (a sum takes a third longer with it). Both
 * are read once a question, so nothing is seen that would not have been seen otherwise.
 */
export function viewsFor(sql: string, hidden: unknown, converts: boolean): string {
  let text = sql;
  if (Array.isArray(hidden) && hidden.includes(betweenZones))
    for (const view of ["purchase_line", "purchase_line_settled"])
      text = text.replaceAll(`${view}${argument}`, `purchase_line_moving${argument}`);
  else if (Array.isArray(hidden) && hidden.length === 0)
    text = text.replaceAll(`purchase_line_settled${argument}`, "purchase_line_whole");
  if (!converts) return text;
  for (const view of ratedViews) text = text.replaceAll(`${view}${argument}`, `${view}_rated${argument}`);
  return text.replaceAll(/\bpurchase_line_whole\b/g, "purchase_line_whole_rated");
}
