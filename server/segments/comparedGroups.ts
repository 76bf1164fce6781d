import { ownTitle, regions } from "../geo/regions.ts";
import type { Pair } from "../refuse.ts";
import type { ReadContext } from "../verb.ts";
import {
  askSource,
  type ComparedSides,
  comparedQuestion,
  type SourceAnswer,
  sampledQuestion,
} from "./compared/groups.ts";
import type { ComparedSource } from "./compared/measure.ts";
import type { Comparison } from "./compared/schema.ts";
import { sourcesFor } from "./compared/sources.ts";
import { type Group, groupDifference, traitDifference } from "./effectSize.ts";
import { judge } from "./judge.ts";
import { genderNames } from "./messages.ts";
import { ordinalDifference } from "./ordinalDifference.ts";

const shownValues = 8;
/** The engine answers a few questions side by side; the others would only wait in it. */
const askedAtOnce = 3;

/**
 * By everything that is known of a customer, one query a source: largest effect first. P-values are adjusted for
 * the number of comparisons made (Benjamini & Hochberg), figures and traits together.
 */
export async function comparedGroups(
  context: ReadContext,
  sides: ComparedSides,
  { without = [] }: { without?: readonly string[] } = {},
) {
  const { question, groups } = await sampledQuestion(
    context.ch,
    await comparedQuestion(context, sides),
    context.signal,
  );
  const asked = (await sourcesFor(context)).filter(({ source }) => !without.includes(source));
  const answers: { source: ComparedSource; answer: SourceAnswer }[] = [];
  for (let from = 0; from < asked.length; from += askedAtOnce)
    answers.push(
      ...(await Promise.all(
        asked.slice(from, from + askedAtOnce).map(async (source) => ({
          source,
          answer: await askSource(context.ch, source, question, context.signal),
        })),
      )),
    );
  const figures: (Omit<Comparison["figures"][number], "adjusted" | "sure"> & { p: number | null })[] = [];
  const traits: (Omit<Comparison["traits"][number], "adjusted" | "sure"> & { p: number | null })[] = [];
  const missing: Comparison["missing"] = [];
  for (const { source, answer } of answers) {
    const unknown: Pair[] = [];
    for (const { figure, title, unit, ordinal } of source.measures) {
      const found = answer.figures.get(figure)!;
      if (answer.held === 0 || found.a.n === 0 || found.b.n === 0) {
        unknown.push(title);
        continue;
      }
      const [a, b] = [groupOf(found.a), groupOf(found.b)];
      figures.push({
        ...{ figure, title, unit, source: source.source },
        a: shown(found.a),
        b: shown(found.b),
        ...(ordinal
          ? ordinalDifference(a, b, answer.traits.get(figure)!)
          : groupDifference(a, b, unit === "share")),
      });
    }
    for (const { trait, title, label } of source.traits) {
      const values = [...answer.traits.get(trait)!]
        .map(([value, counted]) => ({ value, ...counted }))
        .sort((x, y) => y.a + y.b - (x.a + x.b) || (x.value < y.value ? -1 : 1));
      const [ofA, ofB] = (["a", "b"] as const).map((side) => values.reduce((sum, one) => sum + one[side], 0));
      if (!ofA || !ofB) {
        unknown.push(title);
        continue;
      }
      traits.push({
        ...{ trait, title, source: source.source },
        ...traitDifference(
          values.map((one) => one.a),
          values.map((one) => one.b),
        ),
        values: values.slice(0, shownValues).map((one) => ({
          value: one.value,
          label: label?.(one.value) ?? labelOf(trait, one.value),
          a: one.a / ofA,
          b: one.b / ofB,
        })),
      });
    }
    if (unknown.length > 0) missing.push({ source: source.title, all: answer.held === 0, titles: unknown });
  }
  const judged = judge([...figures, ...traits]);
  return {
    customers: { a: groups.a, b: groups.b },
    sampled: answers[0]!.answer.groups,
    both: groups.both,
    compared: judged.length,
    figures: figures
      .map(({ p: _, ...row }, i) => ({ ...row, ...judged[i]! }))
      .sort((x, y) => Math.abs(y.d ?? -1) - Math.abs(x.d ?? -1)),
    traits: traits
      .map(({ p: _, ...row }, i) => ({ ...row, ...judged[figures.length + i]! }))
      .sort((x, y) => (y.v ?? -1) - (x.v ?? -1)),
    missing,
    asOf: question.today,
  };
}

interface Moments {
  n: number;
  mean: number | null;
  variance: number | null;
}

const groupOf = ({ n, mean, variance }: Moments): Group => ({ n, mean: mean ?? 0, variance: variance ?? 0 });

const shown = ({ n, mean, variance }: Moments) => ({
  n,
  mean,
  sd: variance === null ? null : Math.sqrt(variance),
});

function labelOf(trait: string, value: string): Pair {
  if (trait === "gender" && value in genderNames) return genderNames[value as keyof typeof genderNames];
  const place = trait === "province" || trait === "city" ? regions.get(Number(value)) : undefined;
  return place ? ownTitle(place) : { zh: value, en: value };
}
