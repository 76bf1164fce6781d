import type { NewConsent } from "../../customers/addConsents.ts";
import { readBirthday } from "../../customers/birthday.ts";
import { customValue } from "../../customers/customValue.ts";
import type { PartyFields } from "../../customers/partyFields.ts";
import type { CustomField } from "../../customers/schema.ts";
import type { Fact } from "../../fact.ts";
import { regionOf } from "../../geo/regionOf.ts";
import { ownFieldName } from "../factOf.ts";
import type { Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";
import { consentChannels } from "../options.ts";
import { fileSource, groundsFor } from "../stage/groundsFor.ts";

/** A row of a customer file, validated; what a cell does not give is absent, so it overwrites nothing. */
export interface CustomerRow {
  row: number;
  bad: boolean;
  set: Partial<PartyFields>;
  externalId: string | null;
  tags: string[];
  storeName: string;
  ownerName: string;
  referrer: string;
  /** What the row itself says about contact, by channel. */
  said: Partial<Record<(typeof consentChannels)[number], "granted" | "refused">>;
}

/** The rows in the order of the file, with those that cannot be imported marked. */
export function customersSql(fact: Fact, one: StoredImport, from: Sql): Sql {
  const values = fact.fields.map((f) => {
    if (one.mapping[f.name] === undefined) return "''";
    return f.type === "money" || f.type === "quantity"
      ? `if(h_${f.name} = 1 and e_${f.name} = '', toString(f_${f.name}), '')`
      : `f_${f.name}`;
  });
  return `select row, bad_at > 0, ${values.join(", ")} from ${from} order by row`;
}

/** One row of that answer. */
export function customerRow(
  fact: Fact,
  own: readonly CustomField[],
  answer: readonly (string | number | boolean)[],
): CustomerRow {
  const value = new Map(fact.fields.map((f, n) => [f.name, String(answer[n + 2] ?? "")]));
  const text = (name: string) => value.get(name) ?? "";
  const set: Partial<PartyFields> = {};
  for (const name of [
    "name",
    "email",
    "member_no",
    "company",
    "position",
    "address",
    "channel",
    "campaign",
    "industry",
    "income",
  ] as const)
    if (text(name) !== "") set[name] = text(name);
  const { phone, landline } = telephones(text("phone"), text("landline"));
  if (phone) set.phone = phone;
  if (landline) set.landline = landline;
  if (text("gender") !== "") set.gender = text("gender") as "female" | "male" | "other";
  if (text("kind") !== "") set.kind = text("kind") as "person" | "organisation";
  if (text("acquired_on") !== "") set.acquired_on = text("acquired_on");
  if (text("acquisition_cost") !== "") set.acquisition_cost = text("acquisition_cost");
  const region = regionOf(text("region")) || regionOf(text("address"));
  if (region > 0) set.region = region;
  const birthday = text("birthday") === "" ? undefined : readBirthday(text("birthday"));
  if (birthday) Object.assign(set, birthday);
  if (text("preferences") !== "") set.preferences = list(text("preferences"));
  const custom = ownValues(own, text);
  if (custom) set.custom = custom;
  return {
    row: Number(answer[0]),
    bad: Number(answer[1]) === 1 || answer[1] === true,
    set,
    externalId: text("customer_ref") || null,
    tags: list(text("tags")),
    storeName: text("store"),
    ownerName: text("owner"),
    referrer: text("referrer"),
    said: Object.fromEntries(
      (["sms", "phone", "wechat", "email"] as const).flatMap((c) =>
        text(`consent_${c}`) === "" ? [] : [[c, text(`consent_${c}`)]],
      ),
    ),
  };
}

/** The company's own fields by key, as far as the row gives them; undefined where it gives none. */
export function ownValues(
  own: readonly CustomField[],
  text: (name: string) => string,
): Record<string, string> | undefined {
  const given = own.flatMap((field): [string, string][] => {
    const cell = text(ownFieldName(field));
    const value = cell === "" ? undefined : customValue(field, cell);
    return value === undefined || value === "" ? [] : [[field.key, value]];
  });
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

/** A landline in the column of mobiles is kept as one: families and firms share it, so it identifies nobody. */
function telephones(phone: string, landline: string): { phone: string; landline: string } {
  const shared = phone.startsWith("+86") && !/^\+861[3-9]\d{9}$/.test(phone);
  return shared ? { phone: "", landline: landline || phone } : { phone, landline };
}

function list(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[;；,，、|]/)
        .map((t) => t.trim())
        .filter((t) => t !== ""),
    ),
  ].slice(0, 50);
}

/** What the chosen bases mean for one person: only channels that he can be reached by. */
export function consentsOf(
  one: StoredImport,
  { set, said }: Pick<CustomerRow, "set" | "said">,
): NewConsent[] {
  const reach = { phone: Boolean(set.phone), email: Boolean(set.email), address: Boolean(set.address) };
  return consentChannels.flatMap((channel): NewConsent[] => {
    const own = said[channel];
    return own
      ? [{ purpose: "marketing", channel, state: own, basis: "file", source: fileSource(one) }]
      : groundsFor(one, reach, channel);
  });
}
