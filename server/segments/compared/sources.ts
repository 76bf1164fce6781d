import { customFields } from "../../customers/customFields.ts";
import { valueRuleInForce } from "../../customers/valueClasses/valueRuleInForce.ts";
import type { ReadContext } from "../../verb.ts";
import { maskedConditions } from "../keptSegments.ts";
import { contacts } from "./contacts.ts";
import { bills, deliveries, opportunities } from "./dealings.ts";
import { files } from "./files.ts";
import type { ComparedSource } from "./measure.ts";
import { ownFields } from "./ownFields.ts";
import { purchases } from "./purchases.ts";
import { rfmScores } from "./rfmScores.ts";
import { forecasts, memberships, referrals } from "./ties.ts";
import { answers, complaints } from "./voices.ts";

/** What is known of each customer in every company, by where it comes from. */
export const comparedSources: readonly ComparedSource[] = [
  purchases,
  files,
  forecasts,
  contacts,
  answers,
  complaints,
  memberships,
  referrals,
  bills,
  opportunities,
  deliveries,
];

/** All that this reader may compare by: with the scores by the company's rule and the fields that it has made for itself. */
export async function sourcesFor({
  db,
  actor,
}: Pick<ReadContext, "db" | "actor">): Promise<readonly ComparedSource[]> {
  const [rule, fields] = await Promise.all([valueRuleInForce(db), customFields(db)]);
  const shown = fields.filter((field) => !field.archived && !actor.hiddenFields?.includes(field.id));
  const own = shown.length > 0 ? [ownFields(shown)] : [];
  const masked = maskedConditions(actor);
  return [...comparedSources, rfmScores(rule), ...own].map((source) => ({
    ...source,
    measures: source.measures.filter(({ figure }) => !masked.includes(figure)),
  }));
}
