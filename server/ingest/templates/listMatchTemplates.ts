import { z } from "zod";
import { read } from "../../verb.ts";
import { factKind } from "../schema.ts";
import { matchTemplate, matchTemplates } from "./matchTemplate.ts";

export const listMatchTemplates = read({
  may: "ingest:read",
  http: "GET /match-templates",
  says: { zh: "导入的匹配模板", en: "The saved matching templates of imports" },
  input: z.object({ kind: factKind.optional() }),
  output: z.object({ templates: z.array(matchTemplate) }),
  async run({ db }, { kind }) {
    return { templates: await matchTemplates(db, kind) };
  },
});
