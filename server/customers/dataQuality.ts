import { sql } from "kysely";
import { z } from "zod";
import { scopeParties } from "../platform/rowScope.ts";
import { read } from "../verb.ts";
import { isMissing } from "./chooseCustomers.ts";
import { implausible } from "./implausible.ts";
import { inHiddenBatch } from "./onCustomer.ts";
import { hiddenColumns } from "./refuseMasked.ts";
import { missable } from "./schema.ts";
import { visiblePairs } from "./visiblePairs.ts";

const staleAfter = [180, 365, 730] as const;

/** How whole, fresh and free of contradiction the files are; each count is a filter of the list. */
export const dataQuality = read({
  may: "customers:read",
  http: "GET /customers/quality",
  says: { zh: "客户档案的完整、新鲜与矛盾", en: "How complete, fresh and consistent the files are" },
  input: z.object({}),
  output: z.object({
    files: z.number(),
    /** Mean of the files' completeness, 0–1; null without files. */
    completeness: z.number().nullable(),
    /** Files by completeness: 0–19 %, 20–39 % … 80–99 %, 100 %. */
    bands: z.array(z.object({ from: z.number(), to: z.number(), files: z.number() })),
    fields: z.array(z.object({ field: z.enum(missable), filled: z.number(), missing: z.number() })),
    stale: z.array(z.object({ days: z.number(), files: z.number() })),
    /** Null for those who do not see the fields in question. */
    implausible: z.number().nullable(),
    unreachable: z.number().nullable(),
    duplicates: z.number(),
    asOf: z.string(),
  }),
  async run({ db, actor, now }) {
    const hidden = hiddenColumns(actor);
    const fields = missable.filter((field) => !hidden.has(field));
    const base = scopeParties(
      db
        .selectFrom("party")
        .where("party.erased_at", "is", null)
        .where(sql<boolean>`not ${inHiddenBatch("party")}`)
        .where(sql<boolean>`party.party_id not in (select merge.party_id from merge)`),
      actor,
    );
    const count = (condition: ReturnType<typeof sql>, name: string) =>
      sql<number>`(count(*) filter (where ${condition}))::int`.as(name);
    const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
    const row = (await base
      .select([
        sql<number>`count(*)::int`.as("files"),
        sql<number | null>`avg(completeness)::float8 / 100`.as("completeness"),
        ...[0, 1, 2, 3, 4].map((band) =>
          count(sql`completeness >= ${band * 20} and completeness < ${band * 20 + 20}`, `band_${band}`),
        ),
        count(sql`completeness >= 100`, "band_5"),
        ...fields.map((field) => count(isMissing(field, "party"), `missing_${field}`)),
        ...staleAfter.map((days) => count(sql`updated_at < ${before(days)}`, `stale_${days}`)),
        count(implausible("party", now), "implausible"),
        count(sql`phone is null and email is null`, "unreachable"),
      ])
      .executeTakeFirstOrThrow()) as Record<string, number | null>;
    const duplicates = await visiblePairs(db, actor)
      .where("d.state", "=", "open")
      .select(sql<number>`count(*)::int`.as("n"))
      .executeTakeFirstOrThrow();
    const files = row.files ?? 0;
    return {
      files,
      completeness: row.completeness ?? null,
      bands: [0, 1, 2, 3, 4, 5].map((band) => ({
        from: band * 20,
        to: band === 5 ? 101 : band * 20 + 20,
        files: row[`band_${band}`] ?? 0,
      })),
      fields: fields.map((field) => {
        const missing = row[`missing_${field}`] ?? 0;
        return { field, filled: files - missing, missing };
      }),
      stale: staleAfter.map((days) => ({ days, files: row[`stale_${days}`] ?? 0 })),
      implausible: hidden.has("birthday") ? null : (row.implausible ?? 0),
      unreachable: hidden.has("phone") || hidden.has("email") ? null : (row.unreachable ?? 0),
      duplicates: duplicates.n,
      asOf: now.toISOString(),
    };
  },
});
