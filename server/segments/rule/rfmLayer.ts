/** Columns of the relation of buyers that the scores are made from. */
export interface RfmColumns {
  last: string;
  orders: string;
  amount: string;
  /** The business date, as a parameter. */
  today: string;
}

/**
 * Scores and class of every buyer beside his other columns, as the value page makes them: cut at the fifths, equal values
 * share a score, 5 is best; high is a score above the mean score. Adds rfm_r, rfm_f, rfm_m and rfm_class.
 */
export function rfmLayer(bought: string, { last, orders, amount, today }: RfmColumns): string {
  const fifths = (value: string) =>
    `quantilesExactLowIf(0.2, 0.4, 0.6, 0.8)(${value}, ${orders} > 0) over ()`;
  const above = (value: string, cuts: string) =>
    `(${[1, 2, 3, 4].map((place) => `(${cuts}[${place}] < ${value})`).join(" + ")})`;
  const mean = (score: string) => `avgIf(${score}, ${orders} > 0) over ()`;
  const high = (letter: string) => `rfm_${letter} > mean_${letter}`;
  return `(
  select *, multiIf(
      ${high("m")}, if(${high("r")}, if(${high("f")}, 'importantValue', 'importantDevelop'), if(${high("f")}, 'importantKeep', 'importantWinBack')),
      if(${high("r")}, if(${high("f")}, 'generalValue', 'generalDevelop'), if(${high("f")}, 'generalKeep', 'generalWinBack'))) as rfm_class
  from (
    select *, ${mean("rfm_r")} as mean_r, ${mean("rfm_f")} as mean_f, ${mean("rfm_m")} as mean_m
    from (
      select *, 5 - ${above("silent", "cuts_r")} as rfm_r, 1 + ${above(orders, "cuts_f")} as rfm_f, 1 + ${above(amount, "cuts_m")} as rfm_m
      from (
        select *, dateDiff('day', ${last}, ${today}) as silent,
          ${fifths("silent")} as cuts_r,
          ${fifths(orders)} as cuts_f,
          ${fifths(amount)} as cuts_m
        from ${bought}
      )
    )
  )
)`;
}
