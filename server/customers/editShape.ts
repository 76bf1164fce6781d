import { z } from "zod";

const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .transform((value) => (value === "" ? null : value))
    .nullable();

/** What a form sends: a field that is absent stays; null or "" empties it. */
export const editableFields = z
  .object({
    kind: z.enum(["person", "organisation"]),
    name: text(120),
    gender: z.enum(["female", "male", "other"]).nullable(),
    phone: text(40),
    landline: text(40),
    email: text(254),
    member_no: text(60),
    /** `solar|1974-08-15`, `lunar|1974-08-15`, `month|1974-08`, `year|1974`. */
    birthday: text(40),
    company: text(200),
    position: text(120),
    contacts: z
      .array(
        z.object({
          name: z.string().trim().min(1).max(120),
          phone: z.string().trim().max(40).optional(),
          position: z.string().trim().max(120).optional(),
        }),
      )
      .max(50),
    /** Six digits; 0 empties it. */
    region: z.int().min(0).max(999_999),
    address: text(400),
    store: z.int().positive().nullable(),
    owner: z.int().positive().nullable(),
    channel: z.string().trim().max(60),
    campaign: text(60),
    industry: text(60),
    acquired_on: z.iso.date().nullable(),
    /** Up to four decimals. */
    acquisition_cost: text(40),
    referrer: z.string().nullable(),
    income: text(60),
    preferences: z.array(z.string().trim().min(1).max(120)).max(50),
    custom: z.record(z.string().min(1).max(60), z.string().max(400)),
  })
  .partial();
export type EditableFields = z.output<typeof editableFields>;
