import type { ValueClassesText } from "../../customers/valueClasses/text.ts";
import { keptValueRule, type ValueRule } from "../../customers/valueClasses/valueRule.ts";
import type { Db, Trx } from "../../platform/database.ts";
import { catalogue } from "../catalogue.ts";
import { type Definition, type DefinitionAsked, definition } from "../schema.ts";
import { type StructureTarget, type StructureTargetText, structureTargetShape } from "../structure/schema.ts";
import { structureTarget } from "../structure/structureTarget.ts";
import { hourlyCostShape, yearShape } from "./schema.ts";

/** What the company has decided about its figures, as it is now. */
export interface Definitions {
  /** Rises with every save; 0: nothing was ever decided, the product's own defaults apply. */
  version: number;
  purchase: Definition;
  /** Only what differs from the metric's own default. */
  choices: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The month, 1 to 12, that a year begins with. */
  yearStart: number;
  /** What an hour of a colleague's time costs, in the company's currency, as text; null: not set. */
  hourlyCost: string | null;
  /** How value classes are told apart, as it is kept and as it is applied. */
  valueClasses: ValueClassesText;
  classes: ValueRule;
  /** What structure is aimed for, as it is kept and as it is applied; null: none. */
  structureTarget: StructureTargetText;
  target: StructureTarget | null;
  /** By subject: the version that decided it. */
  versions: Readonly<Record<string, number>>;
}

/** The newest version of each subject. What is no option any more is left out: the default applies. */
export async function definitionsInForce(db: Db | Trx): Promise<Definitions> {
  const rows = await db
    .selectFrom("definition_version")
    .distinctOn("subject")
    .select(["subject", "version", "value"])
    .orderBy("subject")
    .orderBy("version", "desc")
    .execute();
  const of = (subject: string) => rows.find((row) => row.subject === subject)?.value ?? {};
  const choices: Record<string, Record<string, string>> = {};
  for (const { subject, value } of rows) {
    const metric = Object.hasOwn(catalogue, subject) ? catalogue[subject] : undefined;
    if (!metric) continue;
    choices[subject] = Object.fromEntries(
      Object.entries(value).filter(([name, option]) =>
        metric.choices.some(
          (choice) => choice.name === name && choice.options.some((known) => known.value === option),
        ),
      ),
    );
  }
  const kept = keptValueRule(of("valueClasses"));
  const structureTargetText = structureTargetShape.safeParse(of("structureTarget")).data;
  return {
    version: rows.reduce((last, row) => Math.max(last, row.version), 0),
    purchase: definition.safeParse(of("purchase")).data ?? definition.parse({}),
    choices,
    yearStart: Number(yearShape.safeParse(of("year")).data?.startMonth ?? 1),
    hourlyCost: hourlyCostShape.safeParse(of("hourlyCost")).data?.amount ?? null,
    valueClasses: kept.text,
    classes: kept.rule,
    structureTarget: structureTargetText ?? structureTargetShape.parse({}),
    target: structureTargetText ? (applied(structureTarget, structureTargetText) ?? null) : null,
    versions: Object.fromEntries(rows.map((row) => [row.subject, row.version])),
  };
}

/** Undefined where a rule of today refuses what was kept under an older one. */
function applied<T, R>(rule: (text: T) => R, text: T): R | undefined {
  try {
    return rule(text);
  } catch {
    return undefined;
  }
}

/** The question's own switches over the company's. */
export function settledDefinition(company: Definitions, asked: DefinitionAsked): Definition {
  const { returns, cancelled, zeroPrice } = asked;
  return {
    returns: returns ?? company.purchase.returns,
    cancelled: cancelled ?? company.purchase.cancelled,
    zeroPrice: zeroPrice ?? company.purchase.zeroPrice,
  };
}

type Chosen = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The question's own choices over the company's, for these metrics. */
export function settledChoices(company: Definitions, metrics: readonly string[], asked: Chosen): Chosen {
  return Object.fromEntries(metrics.map((name) => [name, { ...company.choices[name], ...asked[name] }]));
}
