import { z } from "zod";
import { write } from "../../verb.ts";
import { oneTemplate, templateName } from "./matchTemplate.ts";
import { lockTemplates, refuseTemplateName } from "./saveMatchTemplate.ts";

export const renameMatchTemplate = write({
  may: "ingest:write",
  http: "PATCH /match-templates/:templateId",
  says: { zh: "给匹配模板改名", en: "Rename a matching template" },
  input: z.object({ templateId: z.uuid(), name: templateName }),
  output: z.object({ templateId: z.string() }),
  async run({ db, actor, now, audit }, { templateId, name }) {
    await lockTemplates(db);
    const template = await oneTemplate(db, templateId);
    await refuseTemplateName(db, template.kind, name, templateId);
    await db
      .updateTable("match_template")
      .set({ name, updated_by: actor.person, updated_at: now })
      .where("id", "=", templateId)
      .execute();
    audit({ target: `match_template ${templateId}`, summary: { name, was: template.name } });
    return { templateId };
  },
});
