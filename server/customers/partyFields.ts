import type { Birthday } from "./birthday.ts";
import { completeness } from "./completeness.ts";
import { namePinyin } from "./pinyin.ts";
import { numberArray, textArray } from "./sqlArray.ts";

/** What a source, or a person at a form, may say about a party. Named as the columns are. */
export interface PartyFields extends Birthday {
  kind: "person" | "organisation";
  name: string | null;
  gender: "female" | "male" | "other" | null;
  /** E.164 */
  phone: string | null;
  landline: string | null;
  /** Lower case. */
  email: string | null;
  member_no: string | null;
  company: string | null;
  position: string | null;
  contacts: { name: string; phone?: string; position?: string }[];
  /** Six-digit administrative code; 0 is unknown. */
  region: number;
  address: string | null;
  store: number | null;
  owner: number | null;
  channel: string;
  acquired_on: string | null;
  /** Decimal text, as money is kept. */
  acquisition_cost: string | null;
  referrer: number | null;
  income: string | null;
  preferences: string[];
  custom: Record<string, string>;
}

export const emptyParty: PartyFields = {
  kind: "person",
  name: null,
  gender: null,
  phone: null,
  landline: null,
  email: null,
  member_no: null,
  birthday: null,
  birthday_kind: null,
  birthday_lunar: null,
  birth_year: null,
  company: null,
  position: null,
  contacts: [],
  region: 0,
  address: null,
  store: null,
  owner: null,
  channel: "",
  acquired_on: null,
  acquisition_cost: null,
  referrer: null,
  income: null,
  preferences: [],
  custom: {},
};

type Row = PartyFields & { derived: { pinyin: string | null; initials: string | null } };
interface Column {
  name: string;
  type: string;
  array(rows: readonly Row[]): string;
}

const texts = [
  "kind",
  "name",
  "gender",
  "phone",
  "landline",
  "email",
  "member_no",
  "birthday_kind",
  "birthday_lunar",
  "company",
  "position",
  "address",
  "channel",
  "income",
] as const;
const dates = ["birthday", "acquired_on"] as const;
const numbers = ["birth_year", "region", "store", "owner", "referrer"] as const;
const documents = ["contacts", "preferences", "custom"] as const;

/** Every column that follows from the fields, each as one array of a block of rows. */
const columns: readonly Column[] = [
  ...texts.map((name) => ({
    name,
    type: "text",
    array: (rows: readonly Row[]) => textArray(rows.map((r) => r[name])),
  })),
  ...dates.map((name) => ({
    name,
    type: "date",
    array: (rows: readonly Row[]) => textArray(rows.map((r) => r[name])),
  })),
  ...numbers.map((name) => ({
    name,
    type: "integer",
    array: (rows: readonly Row[]) => numberArray(rows.map((r) => r[name])),
  })),
  ...documents.map((name) => ({
    name,
    type: "jsonb",
    array: (rows: readonly Row[]) => textArray(rows.map((r) => JSON.stringify(r[name]))),
  })),
  {
    name: "acquisition_cost",
    type: "numeric",
    array: (rows) => textArray(rows.map((r) => r.acquisition_cost)),
  },
  { name: "pinyin", type: "text", array: (rows) => textArray(rows.map((r) => r.derived.pinyin)) },
  { name: "initials", type: "text", array: (rows) => textArray(rows.map((r) => r.derived.initials)) },
  { name: "phone_tail", type: "text", array: (rows) => textArray(rows.map((r) => phoneTail(r.phone))) },
  {
    name: "completeness",
    type: "smallint",
    array: (rows) => numberArray(rows.map((r) => completeness({ ...r }))),
  },
];

export const partyColumns = columns.map((column) => column.name);
/** `$3::text[], $4::date[] …`, from the given parameter number on. */
export const partyArrays = (from: number) => columns.map((c, i) => `$${from + i}::${c.type}[]`).join(", ");

export function partyParameters(parties: readonly PartyFields[]): string[] {
  const rows = parties.map((party) => ({
    ...party,
    derived: (party.name ? namePinyin(party.name, party.kind === "organisation") : null) ?? {
      pinyin: null,
      initials: null,
    },
  }));
  return columns.map((column) => column.array(rows));
}

export function phoneTail(phone: string | null): string | null {
  return phone === null ? null : phone.slice(-4);
}

/** What a party is recognised by, as rows of party_identifier. */
export function identifiersOf(
  party: Pick<PartyFields, "phone" | "email" | "member_no">,
): { kind: IdentifierKind; value: string }[] {
  const found: { kind: IdentifierKind; value: string }[] = [];
  if (party.member_no) found.push({ kind: "member_no", value: party.member_no });
  if (party.phone) found.push({ kind: "phone", value: party.phone });
  if (party.email) found.push({ kind: "email", value: party.email });
  return found;
}

export type IdentifierKind = "member_no" | "phone" | "email" | "external";
export const externalValue = (source: number, id: string) => `${source}:${id}`;
