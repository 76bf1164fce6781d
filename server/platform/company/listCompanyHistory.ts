import { z } from "zod";
import { read } from "../../verb.ts";
import { companySchema } from "../settings.ts";

export const listCompanyHistory = read({
  may: "settings:read",
  http: "GET /company/history",
  says: { zh: "公司设置的每次改动", en: "Every version of the company's settings" },
  input: z.object({}),
  output: z.object({
    versions: z.array(
      z.object({ version: z.number(), at: z.string(), by: z.string().nullable(), value: companySchema }),
    ),
  }),
  async run({ db }) {
    const rows = await db
      .selectFrom("setting_history")
      .select(["version", "at", "by", "value"])
      .where("key", "=", "company")
      .orderBy("id", "desc")
      .limit(200)
      .execute();
    return {
      versions: rows.map((row) => ({
        version: row.version,
        at: row.at.toISOString(),
        by: row.by,
        value: companySchema.parse(row.value),
      })),
    };
  },
});
