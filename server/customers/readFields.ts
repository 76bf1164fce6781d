import { parsePhoneNumberFromString } from "libphonenumber-js";
import { regions } from "../geo/regions.ts";
import type { Trx } from "../platform/database.ts";
import { refuse } from "../refuse.ts";
import type { Actor } from "../verb.ts";
import { noBirthday, readBirthday } from "./birthday.ts";
import { customFields } from "./customFields.ts";
import { customValue } from "./customValue.ts";
import type { EditableFields } from "./editShape.ts";
import { fieldWords } from "./fieldWords.ts";
import { onCustomer } from "./onCustomer.ts";
import type { PartyFields } from "./partyFields.ts";
import { refuseMasked } from "./refuseMasked.ts";
import type { Contact } from "./schema.ts";

type GivenContact = NonNullable<EditableFields["contacts"]>[number];

/** A form's fields as a party keeps them: telephone numbers as E.164, mail in lower case, people by number. */
export async function readFields(
  trx: Trx,
  actor: Actor,
  given: EditableFields,
): Promise<Partial<PartyFields>> {
  for (const field of Object.keys(given)) refuseMasked(actor, field);
  const { birthday, phone, landline, contacts, email, region, referrer, owner, store, custom, ...rest } =
    given;
  const set: Partial<PartyFields> = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  );
  if (birthday !== undefined) {
    const read = birthday === null ? noBirthday : readBirthday(birthday);
    if (!read) throw bad("birthday", birthday!);
    Object.assign(set, read);
  }
  if (phone !== undefined) set.phone = phone === null ? null : phoneNumber("phone", phone);
  if (landline !== undefined) set.landline = landline === null ? null : phoneNumber("landline", landline);
  if (contacts !== undefined) set.contacts = contacts.map(readContact);
  if (email !== undefined) {
    if (email !== null && !/^[^@\s]{1,64}@[^@\s]{1,250}\.[^@\s.]{2,24}$/.test(email))
      throw bad("email", email);
    set.email = email?.toLowerCase() ?? null;
  }
  if (region !== undefined) {
    if (region !== 0 && !regions.has(region)) throw bad("region", String(region));
    set.region = region;
  }
  if (rest.acquisition_cost && !/^\d{1,14}(\.\d{1,4})?$/.test(rest.acquisition_cost))
    throw bad("acquisition_cost", rest.acquisition_cost);
  if (owner !== undefined) set.owner = owner === null ? null : await activePerson(trx, owner);
  if (store !== undefined) set.store = store === null ? null : await knownStore(trx, store);
  if (referrer !== undefined)
    set.referrer = referrer === null ? null : (await onCustomer(trx, actor, referrer)).customerId;
  if (custom !== undefined) set.custom = await readCustom(trx, actor, custom);
  return set;
}

/** Each of the company's own fields by its type; "" stays, for whoever empties it. */
async function readCustom(
  trx: Trx,
  actor: Actor,
  given: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const fields = new Map((await customFields(trx)).map((field) => [field.key, field]));
  return Object.fromEntries(
    Object.entries(given).map(([key, text]) => {
      refuseMasked(actor, `custom.${key}`);
      const field = fields.get(key);
      // What an older program kept under a name of its own can be emptied.
      if (!field && text.trim() === "") return [key, ""];
      if (!field || field.archived) throw refuse("customers.no_such_field");
      const value = text.trim() === "" ? "" : customValue(field, text);
      if (value === undefined)
        throw refuse(`customers.not_a_${field.type}`, { field: field.zh, name: field.en, value: text });
      return [key, value];
    }),
  );
}

/** One of the company's own fields is emptied by "". */
export const withoutEmpty = (custom: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(custom).filter(([, value]) => value !== ""));

export async function activePerson(trx: Trx, person: number): Promise<number> {
  const row = await trx
    .selectFrom("member")
    .select("person")
    .where("person", "=", person)
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  if (!row) throw refuse("customers.no_such_owner");
  return row.person;
}

async function knownStore(trx: Trx, store: number): Promise<number> {
  const row = await trx.selectFrom("store").select("id").where("id", "=", store).executeTakeFirst();
  if (!row) throw refuse("customers.no_such_store");
  return row.id;
}

/** What is not said of a contact is left out; his telephone is kept as the customer’s own is. */
function readContact({ name, phone, position }: GivenContact): Contact {
  return {
    name,
    ...(phone ? { phone: phoneNumber("contact_phone", phone) } : {}),
    ...(position ? { position } : {}),
  };
}

function phoneNumber(field: string, text: string): string {
  const read = parsePhoneNumberFromString(text, "CN");
  if (!read?.isValid()) throw bad(field, text);
  return read.number;
}

const bad = (field: string, value: string) => refuse("customers.bad_value", { ...fieldWords(field), value });
