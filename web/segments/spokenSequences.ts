import type { Condition, Goods } from "../../server/segments/rule/schema.ts";
import type { Clause } from "./spokenClauses.ts";

type Sequence = Extract<Condition, { kind: "sequence" }>;

const unitDays = { day: 1, week: 7, month: 30, year: 365 } as const;

/**
 * "Bought milk, then coffee within 30 days": clauses that a "then" joins made one, with the sequence as its condition. What is
 * no plain purchase, or has no days, is not understood.
 */
export function inSequence(clauses: readonly Clause[], unknown: string[]): Clause[] {
  const whole: Clause[] = [];
  for (const clause of clauses) {
    if (clause.join !== "then") {
      whole.push(clause);
      continue;
    }
    const before = whole.pop();
    const joined = before && together(before, clause);
    if (joined) {
      whole.push(joined);
      continue;
    }
    // A word that is not known says why; else all that was said of the purchases is named.
    const words = [...(before?.unknown ?? []), ...clause.unknown];
    unknown.push(...(words.length > 0 ? words : [`${before?.said ?? ""} ${clause.said}`.trim()]));
  }
  return whole;
}

function together(before: Clause, clause: Clause): Clause | undefined {
  const span = clause.span;
  const withinDays =
    clause.after?.days ?? (span?.kind === "last" ? span.count * unitDays[span.unit] : undefined);
  // A time of its own beside the days would be left out silently.
  if (withinDays === undefined || (clause.after?.days !== undefined && span !== undefined)) return undefined;
  const earlier = before.conditions.find((on): on is Sequence => on.kind === "sequence");
  const steps = earlier ? earlier.steps : plainGoods(before);
  const next = plainGoods({ ...clause, not: false });
  if (!steps || !next || earlier?.ending === "missing" || (earlier && earlier.withinDays !== withinDays))
    return undefined;
  const missing = clause.after?.missing || clause.not;
  const sequence: Sequence = {
    kind: "sequence",
    steps: [...steps, ...next],
    withinDays,
    ending: missing ? "missing" : "bought",
    within: before.span ?? { kind: "ever" },
  };
  if (sequence.steps.length > 5) return undefined;
  return {
    ...before,
    ...{ verb: undefined, goods: {}, conditions: [sequence] },
    said: `${before.said} ${clause.said}`,
  };
}

/** What a clause that says nothing but "bought these" names. */
function plainGoods(clause: Clause): Goods[] | undefined {
  const { verb, goods, each, conditions, test, figure, age, not, unknown, months } = clause;
  const plain =
    (verb === undefined || verb === "buy") &&
    Object.keys(goods).length > 0 &&
    each.length + conditions.length + unknown.length === 0 &&
    !test &&
    !figure &&
    !age &&
    !not &&
    months === undefined;
  return plain ? [goods] : undefined;
}
