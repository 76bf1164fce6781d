/** The published views of order lines, and what each is called where amounts of other currencies are worked out. */
const ratedViews = ["purchase_line", "purchase_line_settled", "purchase_line_moving"] as const;
/** The published views of what orders come to, and the ones of lines that answer the same more slowly. */
const orderViews = [
  ["purchase_order", "purchase_line"],
  ["purchase_order_settled", "purchase_line_settled"],
] as const;
type ViewsAsked = Pick<Published, "converts" | "totalled">;
const argument = "(hidden = {hidden:Array(UInt32)})";

/** Stands in a list of hidden batches while rows lie there both before and after a change of the business time zone. */
export const betweenZones = 4294967295;

/** What has to be known of the batches and rates before a question on the published views is put to the engine. */
export interface Published {
  /** Batches that no figure may see. */
  hidden: readonly number[];
  /** Lines in other currencies are there, and rates for them: their amounts are worked out as they are read. */
  converts: boolean;
  /** Of every batch that may be seen, what its orders come to lies in order_total. */
  totalled: boolean;
}

/** For statements that read no published view. */
export const nothing: { hidden?: undefined; converts: false; totalled: false } = {
  converts: false,
  totalled: false,
};

/**
 * The same question on the cheapest views that answer it: what orders come to where that is known of all of them, the plain one where no batch is hidden at this moment, the careful
 * one while a change of the time zone is under way, and those that look at a line's currency only where there is something to convert (a sum takes a third longer with it). Both
 * are read once a question, so nothing is seen that would not have been seen otherwise.
 */
export function viewsFor(sql: string, hidden: unknown, { converts, totalled }: ViewsAsked): string {
  let text = sql;
  // Totals of orders know neither the rates of a day nor that an order is about to lie under another.
  const moving = Array.isArray(hidden) && hidden.includes(betweenZones);
  if (!totalled || converts || moving)
    for (const [ofOrders, ofLines] of orderViews)
      text = text.replaceAll(`${ofOrders}${argument}`, `${ofLines}${argument}`);
  if (moving)
    for (const view of ["purchase_line", "purchase_line_settled"])
      text = text.replaceAll(`${view}${argument}`, `purchase_line_moving${argument}`);
  else if (Array.isArray(hidden) && hidden.length === 0)
    for (const of of ["line", "order"])
      text = text.replaceAll(`purchase_${of}_settled${argument}`, `purchase_${of}_whole`);
  if (!converts) return text;
  for (const view of ratedViews) text = text.replaceAll(`${view}${argument}`, `${view}_rated${argument}`);
  return text.replaceAll(/\bpurchase_line_whole\b/g, "purchase_line_whole_rated");
}
