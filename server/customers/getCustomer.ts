import { z } from "zod";
import { regionTitle } from "../geo/regions.ts";
import { factsVersion } from "../platform/factsVersion.ts";
import { type ReadContext, read } from "../verb.ts";
import { asOfDay } from "./asOfDay.ts";
import { writeBirthday } from "./birthday.ts";
import { missingFields } from "./completeness.ts";
import { consentsOf } from "./consentsOf.ts";
import { customerFigures } from "./customerFigures.ts";
import { linesOf, ordersOfLines } from "./customerLines.ts";
import { habitGroups, habitSpans, namedHabits, ordersOf } from "./customerOrders.ts";
import { customerOutput } from "./customerShape.ts";
import { habitsOfLines } from "./habitsOfLines.ts";
import { hidesWords } from "./hidesWords.ts";
import { onCustomer } from "./onCustomer.ts";
import { stampOf } from "./partyTotals.ts";
import { type Profile, profileOf } from "./profileOf.ts";
import { hiddenColumns, shownCustom } from "./refuseMasked.ts";
import { customerId, type Definition, definitionShape } from "./schema.ts";
import { standing } from "./standing.ts";

/** The customer file: who it is, what is allowed, what was bought and how. */
export const getCustomer = read({
  may: "customers:read",
  http: "GET /customers/:id",
  says: { zh: "一位客户的完整档案", en: "One customer’s whole file" },
  input: z.object({
    id: customerId,
    definition: definitionShape.prefault({}),
    /** Expected years of the relationship, for the simple lifetime value. */
    years: z.number().min(0.5).max(30).default(3),
  }),
  output: customerOutput,
  async run(context, { id, definition, years }) {
    const { db, ch, actor, now, zone } = context;
    const [found, version] = await Promise.all([onCustomer(db, actor, id), factsVersion(db)]);
    const asOf = await asOfDay(ch, { now, zone, version });
    const [profile, consents, { orders, habits }, { place, level }] = await Promise.all([
      profileOf(db, actor, found),
      consentsOf(db, found.parties),
      purchasesOf(context, found.parties, definition, asOf),
      standing(ch, stampOf(version, definition, asOf), found.parties),
    ]);
    const figures = customerFigures(orders, asOf, years);
    const { masked, ...shown } = withoutMasked(profile, hiddenColumns(actor), hidesWords(actor));
    return {
      id: found.publicId,
      profile: { ...shown, regionTitle: regionTitle(profile.region) },
      masked,
      missing: missingFields(profile).filter((field) => !masked.includes(field)),
      consents,
      figures: { ...figures, standing: place, level },
      habits,
      asOf,
      factsVersion: version,
    };
  },
});

/** Orders and habits: from the lines themselves, or for who has very many, as the engine sums them up. */
async function purchasesOf(
  { db, ch, zone }: ReadContext,
  parties: readonly number[],
  definition: Definition,
  asOf: string,
) {
  const lines = await linesOf(ch, parties, definition, { zone, version: () => factsVersion(db) });
  if (lines)
    return {
      orders: ordersOfLines(lines),
      habits: await namedHabits(db, habitsOfLines(lines, habitSpans(asOf))),
    };
  const [orders, groups] = await Promise.all([
    ordersOf(ch, parties, definition),
    habitGroups(ch, parties, definition, { asOf, zone }),
  ]);
  return { orders, habits: await namedHabits(db, groups) };
}

/** Null where the reader's role does not see a field. */
function withoutMasked(profile: Profile, hidden: ReadonlySet<string>, wordless: boolean) {
  const shown = <T>(column: string, value: T) => (hidden.has(column) ? null : value);
  return {
    ...profile,
    name: shown("name", profile.name),
    phone: shown("phone", profile.phone),
    landline: shown("landline", profile.landline),
    email: shown("email", profile.email),
    numbers: hidden.has("external") ? [] : profile.numbers,
    birthday: shown("birthday", writeBirthday(profile)),
    solar_birthday: shown("birthday", profile.birthday),
    birth_year: shown("birthday", profile.birth_year),
    address: shown("address", profile.address),
    income: shown("income", profile.income),
    referrer: profile.referrer && { ...profile.referrer, name: shown("name", profile.referrer.name) },
    contacts: hidden.has("contacts") ? [] : profile.contacts,
    custom: shownCustom(profile.custom, hidden),
    merged: profile.merged.map((one) => ({
      ...one,
      name: shown("name", one.name),
      phone: shown("phone", one.phone),
      reason: wordless ? "" : one.reason,
    })),
    masked: [...hidden],
  };
}
