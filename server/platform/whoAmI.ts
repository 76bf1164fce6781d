import { z } from "zod";
import { read } from "../verb.ts";
import { companySchema, companySettings } from "./settings.ts";

export const whoAmI = read({
  may: "session:read",
  http: "GET /me",
  says: { zh: "我是谁，可以做什么", en: "Who I am and what I may do" },
  input: z.object({}),
  output: z.object({
    user: z.object({ name: z.string(), person: z.number().nullable() }),
    role: z.string(),
    may: z.array(z.string()),
    masked: z.array(z.string()),
    scoped: z.boolean(),
    company: z.object({
      name: z.string(),
      zone: z.string(),
      currency: z.string(),
      goodIsBlue: z.boolean(),
      sellsTo: companySchema.shape.sellsTo.unwrap(),
    }),
    sample: z.boolean(),
    hasData: z.boolean(),
    asOf: z.string(),
  }),
  async run({ db, actor, now }) {
    const company = await companySettings(db);
    const sample = await db
      .selectFrom("batch")
      .select("id")
      .where("sample", "=", true)
      .where("state", "in", ["visible", "replaced", "done"])
      .executeTakeFirst();
    const any = await db
      .selectFrom("batch")
      .select("id")
      .where("state", "in", ["visible", "replaced", "done"])
      .executeTakeFirst();
    // People of a batch that was undone or cleared stay as hidden rows; those without a batch were typed in.
    const party =
      any ??
      (await db
        .selectFrom("party")
        .select("party_id")
        .where("batch", "is", null)
        .limit(1)
        .executeTakeFirst());
    return {
      user: { name: actor.name, person: actor.person },
      role: actor.role,
      may: [...actor.may],
      masked: [...actor.masked],
      scoped: !actor.scope.all,
      company: {
        name: company.company,
        zone: company.zone,
        currency: company.currency,
        goodIsBlue: company.goodIsBlue,
        sellsTo: company.sellsTo,
      },
      sample: sample !== undefined,
      hasData: party !== undefined,
      asOf: now.toISOString(),
    };
  },
});
