import type { Pair, Values } from "./refuse.ts";

/** What a column's values are; each has one SQL expression in ingest/fields. */
type FieldType =
  | "code"
  | "text"
  | "moment"
  | "day"
  | "money"
  | "quantity"
  | "whole"
  | "phone"
  | "email"
  | "gender"
  | "birthday"
  | "region"
  | "orderStatus"
  | "partyKind"
  | "currency"
  | "list"
  | "consent"
  /** A moment, a day, or a month that stands for its first day. */
  | "period"
  /** Free words of any length that a person would write. */
  | "words"
  /** One of a few words of ours, as `oneOf` lists what files call them. */
  | "word";

export interface FactField {
  name: string;
  says: Pair;
  type: FieldType;
  /** What files call it, in either language; matched without case, blanks and punctuation. */
  synonyms: readonly string[];
  /** A row without it cannot be imported. */
  required?: boolean;
  /** Recognises a person or organisation. */
  identifies?: "member_no" | "phone" | "email" | "external";
  /** Never leaves PostgreSQL and the import's own files. */
  personal?: boolean;
  /** Where a unit decides which field a column is: what its whole name looks like. */
  called?: RegExp;
  /** A wrong value leaves the cell empty instead of keeping the row out. */
  lenient?: boolean;
  /** For `word`: what files call each word, in lower case. */
  oneOf?: Readonly<Record<string, readonly string[]>>;
  /** They are the company's own, so that even a word for "nothing" is meant. */
  ownWords?: boolean;
  /** What the template shows. */
  example: string;
}

interface Declined {
  code: string;
  values?: Values;
}

/** A column of the facts' table and what fills it: SQL over the validated fields (f_ value, h_ given, e_ error). */
export interface EventColumn {
  name: string;
  type: string;
  sql: string | ((stage: EventStage) => string);
}

/** What the SQL of a column may ask of its import; texts are SQL. */
export interface EventStage {
  mapped(field: string): boolean;
  zone: string;
  /** The company's currency. */
  currency: string;
  /** The id of a row of that table with the number in a field. */
  numbered(name: string, field: string): string;
}

/** How rows of a file become rows of a table of what happened. */
export interface EventRows {
  /** The view's name, which is the table's without `_row`, and the kind of its words and of its replaced rows. */
  name: string;
  /** When it happened, as a moment; 1970-01-01 where that is not known. */
  at: string;
  /** The field of that moment whose precision counts. */
  precision?: string;
  columns: readonly EventColumn[];
  /** What is looked up besides the person. */
  looksUp: readonly ("staff" | "sku" | "store" | "region" | "referred")[];
  /** Fields that name the row in its source; where the first is empty, what it says is what it is. */
  identity: readonly string[];
  /** Free words, kept under the row's id in PostgreSQL. */
  texts: readonly string[];
  /** A row of nobody is an error. */
  needsParty?: boolean;
}

/** Something that can be imported, declared by the domain that keeps it. */
export interface Fact {
  kind: FactKind;
  says: Pair;
  /** Something that happened beside orders. */
  event?: EventRows;
  fields: readonly FactField[];
  /** Columns that follow from other data and are better left out. */
  derived: readonly string[];
  /** At least one field of each group must be mapped. */
  needs: readonly { anyOf: readonly string[]; refusal: string }[];
  /** A look at all column names: why this file is not of this kind, or undefined. */
  decline?(columns: readonly string[], mapped: ReadonlySet<string>): Declined | undefined;
}

/** Things that happened beside orders; all of them go one way through the importer. */
export const eventKinds = [
  "interactions",
  "opportunities",
  "opportunityStages",
  "invoices",
  "payments",
  "memberships",
  "answers",
  "complaints",
  "referrals",
  "spend",
  "observations",
  "deliveries",
] as const;
export type EventKind = (typeof eventKinds)[number];

export const factKinds = ["orders", "customers", "products", ...eventKinds] as const;
export type FactKind = (typeof factKinds)[number];
