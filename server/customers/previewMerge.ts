import { z } from "zod";
import { regionName } from "../geo/regions.ts";
import { factsVersion } from "../platform/factsVersion.ts";
import { read } from "../verb.ts";
import { asOfDay } from "./asOfDay.ts";
import { writeBirthday } from "./birthday.ts";
import { customerFigures } from "./customerFigures.ts";
import { ordersOf } from "./customerOrders.ts";
import { customFields } from "./customFields.ts";
import { onCustomer } from "./onCustomer.ts";
import { profileOf } from "./profileOf.ts";
import { closesCircle } from "./refuseCircle.ts";
import { hiddenColumns } from "./refuseMasked.ts";
import { customerId, definitionShape } from "./schema.ts";

const side = z.object({
  id: customerId,
  files: z.number(),
  /** By column; of the company's own fields by `custom.c12`, where either side has something there. */
  fields: z.record(z.string(), z.string().nullable()),
  orders: z.number(),
  amount: z.number(),
  firstOn: z.string().nullable(),
  lastOn: z.string().nullable(),
  source: z.string(),
  tags: z.array(z.string()),
});

/** What a merge would make of two customers, before anything is written. */
export const previewMerge = read({
  may: "customers:read",
  http: "GET /customers/:into/merge/:from",
  says: { zh: "合并之前先看结果", en: "What a merge would give" },
  input: z.object({ into: customerId, from: customerId, definition: definitionShape.prefault({}) }),
  output: z.object({
    into: side,
    from: side,
    together: side,
    /** Fields in which both say something, and not the same. */
    differ: z.array(z.string()),
    same: z.boolean(),
    /** The merge would be refused: the one who stays was brought by the one merged in. */
    circle: z.boolean(),
  }),
  async run({ db, ch, actor, now, zone, language }, { into, from, definition }) {
    const version = await factsVersion(db);
    const asOf = await asOfDay(ch, { now, zone, version });
    const hidden = hiddenColumns(actor);
    const own = (await customFields(db)).filter(({ archived }) => !archived).map(({ key }) => key);
    const look = async (id: string) => {
      const found = await onCustomer(db, actor, id);
      const [profile, orders] = await Promise.all([
        profileOf(db, actor, found),
        ordersOf(ch, found.parties, definition),
      ]);
      const fields: Record<string, string | null> = {
        name: profile.name,
        gender: profile.gender,
        phone: profile.phone,
        email: profile.email,
        member_no: profile.member_no,
        birthday: writeBirthday(profile),
        region: regionName(profile.region, language) || null,
        address: profile.address,
        owner: profile.ownerName,
        store: profile.storeName,
        channel: profile.channel || null,
        campaign: profile.campaign,
        industry: profile.industry,
        acquired_on: profile.acquired_on,
        ...Object.fromEntries(own.map((key) => [`custom.${key}`, profile.custom[key] ?? null])),
      };
      for (const column of hidden) if (column in fields) delete fields[column];
      return { found, profile, orders, fields };
    };
    const [a, b] = await Promise.all([look(into), look(from)]);
    for (const key of own.map((one) => `custom.${one}`))
      if (!a.fields[key] && !b.fields[key]) for (const side of [a, b]) delete side.fields[key];
    const referrer = await db
      .selectFrom("party")
      .select("referrer")
      .where("party_id", "=", a.found.customerId)
      .executeTakeFirst();
    const described = (of: typeof a, orders: typeof a.orders, files: number) => {
      const figures = customerFigures(orders, asOf, 3);
      return {
        id: of.found.publicId,
        files,
        fields: of.fields,
        orders: figures.orders,
        amount: figures.amount,
        firstOn: figures.firstOn,
        lastOn: figures.lastOn,
        source: of.profile.source,
        tags: of.profile.tags.map((tag) => tag.name),
      };
    };
    const both = [...a.found.parties, ...b.found.parties];
    const together = described(a, [...a.orders, ...b.orders], both.length);
    together.tags = [...new Set([...together.tags, ...b.profile.tags.map((tag) => tag.name)])].sort();
    return {
      into: described(a, a.orders, a.found.parties.length),
      from: described(b, b.orders, b.found.parties.length),
      together,
      differ: Object.keys(a.fields).filter(
        (field) => a.fields[field] && b.fields[field] && a.fields[field] !== b.fields[field],
      ),
      same: a.found.customerId === b.found.customerId,
      circle:
        typeof referrer?.referrer === "number" &&
        a.found.customerId !== b.found.customerId &&
        (await closesCircle(db, b.found.customerId, referrer.referrer)),
    };
  },
});
