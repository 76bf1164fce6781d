import type { FactField } from "../../fact.ts";
import type { Pair } from "../../refuse.ts";
import { ordersFact } from "../orders/ordersFact.ts";

/** A field of a kind of events; both its names are among what files call it. */
export function eventField(
  name: string,
  says: Pair,
  type: FactField["type"],
  synonyms: readonly string[],
  example: string,
  more: Partial<FactField> = {},
): FactField {
  return { name, says, type, synonyms: [says.zh, says.en, ...synonyms], example, ...more };
}

const shared = new Map(ordersFact.fields.map((field) => [field.name, field]));

/** Fields that files of orders have as well, under the same names. */
export function sharedFields(...names: readonly string[]): FactField[] {
  return names.map((name) => {
    const field = shared.get(name);
    if (!field) throw new Error(`no field ${name}`);
    return field;
  });
}

/** By what a row says whose it is. */
export const whoseFields = sharedFields("member_no", "customer_ref", "phone", "email", "customer_name");
