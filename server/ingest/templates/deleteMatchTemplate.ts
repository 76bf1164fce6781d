import { z } from "zod";
import { write } from "../../verb.ts";
import { oneTemplate } from "./matchTemplate.ts";

export const deleteMatchTemplate = write({
  may: "ingest:write",
  http: "DELETE /match-templates/:templateId",
  says: { zh: "删除匹配模板", en: "Remove a matching template" },
  input: z.object({ templateId: z.uuid() }),
  output: z.object({}),
  async run({ db, audit }, { templateId }) {
    const { name, kind } = await oneTemplate(db, templateId);
    await db.deleteFrom("match_template").where("id", "=", templateId).execute();
    audit({ target: `match_template ${templateId}`, summary: { name, kind } });
    return {};
  },
});
