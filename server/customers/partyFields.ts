import type { Birthday } from "./birthday.ts";
import { completeness } from "./completeness.ts";
import { type NamePinyin, namePinyin } from "./pinyin.ts";
import type { Contact } from "./schema.ts";
import { textArray } from "./sqlArray.ts";

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
  contacts: Contact[];
  /** Six-digit administrative code; 0 is unknown. */
  region: number;
  address: string | null;
  store: number | null;
  owner: number | null;
  channel: string;
  /** By which campaign he came. */
  campaign: string | null;
  industry: string | null;
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
  campaign: null,
  industry: null,
  acquired_on: null,
  acquisition_cost: null,
  referrer: null,
  income: null,
  preferences: [],
  custom: {},
};

type Value = string | number | null | undefined;
interface Column {
  name: string;
  type: string;
  /** What the row says, undefined where it says nothing; `read` is how its name is read. */
  of(row: Partial<PartyFields>, read: NamePinyin | null): Value;
  /** What the table itself puts where nothing is said. */
  unsaid: string | number | null;
}

const documentText = (document: object | undefined) => document && JSON.stringify(document);

/** Every column that follows from the fields. */
const columns: readonly Column[] = [
  { name: "kind", type: "text", of: (row) => row.kind, unsaid: "person" },
  { name: "name", type: "text", of: (row) => row.name, unsaid: null },
  { name: "pinyin", type: "text", of: (_, read) => read?.pinyin, unsaid: null },
  { name: "initials", type: "text", of: (_, read) => read?.initials, unsaid: null },
  { name: "gender", type: "text", of: (row) => row.gender, unsaid: null },
  { name: "phone", type: "text", of: (row) => row.phone, unsaid: null },
  { name: "phone_tail", type: "text", of: (row) => row.phone?.slice(-4), unsaid: null },
  { name: "landline", type: "text", of: (row) => row.landline, unsaid: null },
  { name: "email", type: "text", of: (row) => row.email, unsaid: null },
  { name: "member_no", type: "text", of: (row) => row.member_no, unsaid: null },
  { name: "birthday", type: "date", of: (row) => row.birthday, unsaid: null },
  { name: "birthday_kind", type: "text", of: (row) => row.birthday_kind, unsaid: null },
  { name: "birthday_lunar", type: "text", of: (row) => row.birthday_lunar, unsaid: null },
  { name: "birth_year", type: "integer", of: (row) => row.birth_year, unsaid: null },
  { name: "company", type: "text", of: (row) => row.company, unsaid: null },
  { name: "position", type: "text", of: (row) => row.position, unsaid: null },
  { name: "contacts", type: "jsonb", of: (row) => documentText(row.contacts), unsaid: "[]" },
  { name: "region", type: "integer", of: (row) => row.region, unsaid: 0 },
  { name: "address", type: "text", of: (row) => row.address, unsaid: null },
  { name: "store", type: "integer", of: (row) => row.store, unsaid: null },
  { name: "owner", type: "integer", of: (row) => row.owner, unsaid: null },
  { name: "channel", type: "text", of: (row) => row.channel, unsaid: "" },
  { name: "campaign", type: "text", of: (row) => row.campaign, unsaid: null },
  { name: "industry", type: "text", of: (row) => row.industry, unsaid: null },
  { name: "acquired_on", type: "date", of: (row) => row.acquired_on, unsaid: null },
  { name: "acquisition_cost", type: "numeric", of: (row) => row.acquisition_cost, unsaid: null },
  { name: "referrer", type: "integer", of: (row) => row.referrer, unsaid: null },
  { name: "income", type: "text", of: (row) => row.income, unsaid: null },
  { name: "preferences", type: "jsonb", of: (row) => documentText(row.preferences), unsaid: "[]" },
  { name: "custom", type: "jsonb", of: (row) => documentText(row.custom), unsaid: "{}" },
  { name: "completeness", type: "smallint", of: (row) => completeness(row), unsaid: 0 },
];

export interface ColumnArrays {
  names: string[];
  /** `$6::text[], $7::date[] …` */
  casts: string;
  parameters: string[];
}

/** Columns that follow from another field than the one they are named for. */
const follows: Readonly<Record<string, keyof PartyFields>> = {
  pinyin: "name",
  initials: "name",
  phone_tail: "phone",
};

/**
 * The columns of a block of parties as arrays for `unnest`, as parameters from the given number on. With `sparse`,
 * fields that no row of the block names are left to the table: most files fill ten of the 31.
 */
export function columnArrays(
  parties: readonly Partial<PartyFields>[],
  from: number,
  sparse = false,
): ColumnArrays {
  const named = new Set<string>();
  if (sparse) for (const party of parties) for (const name in party) named.add(name);
  const wanted = columns.filter(
    ({ name }) => !sparse || name === "completeness" || named.has(follows[name] ?? name),
  );
  const reads = parties.map((party) =>
    party.name ? namePinyin(party.name, party.kind === "organisation") : null,
  );
  const names: string[] = [];
  const casts: string[] = [];
  const parameters: string[] = [];
  for (const column of wanted) {
    const values = parties.map((party, n) => {
      const value = column.of(party, reads[n] ?? null);
      return value === undefined ? column.unsaid : value;
    });
    if (sparse && values.every((value) => value === column.unsaid)) continue;
    casts.push(`$${from + names.length}::${column.type}[]`);
    names.push(column.name);
    parameters.push(textArray(values));
  }
  return { names, casts: casts.join(", "), parameters };
}

export type IdentifierKind = "member_no" | "phone" | "email" | "external";
export const externalValue = (source: number, id: string) => `${source}:${id}`;
