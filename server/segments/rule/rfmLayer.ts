import { sharesOf, type ValueRule } from "../../customers/valueClasses/valueRule.ts";

/** Columns of the relation of buyers that the scores are made from: of all of history, and of the rule's window. */
export interface RfmColumns {
  last: string;
  orders: string;
  amount: string;
  /** The day after the business date, as a parameter. */
  tomorrow: string;
}

/**
 * Scores and class of every buyer beside his other columns, by the company's rule as the value page applies it: cut at shares
 * of the buyers (R-7, six decimals), equal values share a score, 5 is best. Adds rfm_r, rfm_f, rfm_m and rfm_class.
 */
export function rfmLayer(
  bought: string,
  { last, orders, amount, tomorrow }: RfmColumns,
  rule: ValueRule,
): string {
  const buyer = `${last} != toDate(0)`;
  const columns = { r: "silent", f: orders, m: amount };
  const { scoring } = rule;
  const letters = ["r", "f", "m"] as const;
  const numbers = (list: readonly number[]) => list.map(Number).join(", ");
  const cuts = (letter: (typeof letters)[number]) => {
    const shares = sharesOf(scoring, letter);
    if (shares)
      return `arrayMap(cut -> round(cut, 6), quantilesExactInclusiveIf(${numbers(shares)})(toFloat64(${columns[letter]}), ${buyer}) over ())`;
    return `[${scoring.rule === "custom" ? numbers(scoring[letter]) : ""}]::Array(Float64)`;
  };
  const score = (letter: (typeof letters)[number]) => {
    if (scoring.rule === "ntile") {
      const order = `${buyer} desc, ${columns[letter]}${letter === "r" ? " desc" : ""}, customer_id`;
      const place = `row_number() over (order by ${order} rows between unbounded preceding and current row)`;
      return placed(place, `countIf(${buyer}) over ()`);
    }
    const above = `toUInt8(arrayCount(cut -> cut < toFloat64(${columns[letter]}), cuts_${letter}))`;
    return letter === "r" ? `5 - ${above}` : `1 + ${above}`;
  };
  const high = (letter: (typeof letters)[number]) => {
    const own = rule.high[letter];
    return "from" in own
      ? `rfm_${letter} >= ${Number(own.from)}`
      : `rfm_${letter} > mean_${letter} + ${Number(own.aboveMean)}`;
  };
  const means = letters.filter((letter) => "aboveMean" in rule.high[letter]);
  const withMeans = means.map((letter) => `, avgIf(rfm_${letter}, ${buyer}) over () as mean_${letter}`);
  return `(
  select *, multiIf(
      ${high("m")}, if(${high("r")}, if(${high("f")}, 'importantValue', 'importantDevelop'), if(${high("f")}, 'importantKeep', 'importantWinBack')),
      if(${high("r")}, if(${high("f")}, 'generalValue', 'generalDevelop'), if(${high("f")}, 'generalKeep', 'generalWinBack'))) as rfm_class
  from (
    select *${withMeans.join("")}
    from (
      select *, ${letters.map((letter) => `${score(letter)} as rfm_${letter}`).join(", ")}
      from (
        select *,
          ${letters.map((letter) => `${cuts(letter)} as cuts_${letter}`).join(",\n          ")}
        from (
          select *, dateDiff('day', ${last}, ${tomorrow}) as silent
          from ${bought}
        )
      )
    )
  )
)`;
}

/** Which fifth a place is in: the first ones have one more where it does not divide, as ntile has it. */
function placed(place: string, of: string): string {
  const large = `(intDiv(${of}, 5) + 1)`;
  const first = `(${of} % 5) * ${large}`;
  return `toUInt8(if(${place} <= ${first}, intDiv(${place} - 1, ${large}), ${of} % 5 + intDiv(${place} - 1 - ${first}, greatest(intDiv(${of}, 5), 1))) + 1)`;
}
