import { z } from "zod";
import { read } from "../../verb.ts";
import { companySchema, companySettings } from "../settings.ts";

export const readCompany = read({
  may: "settings:read",
  http: "GET /company",
  says: { zh: "公司设置", en: "The company's settings" },
  input: z.object({}),
  output: companySchema,
  async run({ db }) {
    return companySettings(db);
  },
});
