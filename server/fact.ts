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
  | "consent";

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
  /** What the template shows. */
  example: string;
}

interface Declined {
  code: string;
  values?: Values;
}

/** Something that can be imported, declared by the domain that keeps it. */
export interface Fact {
  kind: FactKind;
  says: Pair;
  fields: readonly FactField[];
  /** Columns that follow from other data and are better left out. */
  derived: readonly string[];
  /** At least one field of each group must be mapped. */
  needs: readonly { anyOf: readonly string[]; refusal: string }[];
  /** A look at all column names: why this file is not of this kind, or undefined. */
  decline?(columns: readonly string[], mapped: ReadonlySet<string>): Declined | undefined;
}

export const factKinds = ["orders", "customers", "products"] as const;
export type FactKind = (typeof factKinds)[number];
