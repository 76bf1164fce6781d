import { sql } from "kysely";
import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { definitionsInForce } from "./inForce.ts";
import { saveDefinitionsInput } from "./schema.ts";
import { changed } from "./subjects.ts";

export const saveDefinitions = write({
  may: "settings:write",
  http: "POST /definitions",
  says: { zh: "把口径定为全公司的，留下版本", en: "Make definitions the company’s; each save is a version" },
  input: saveDefinitionsInput,
  output: z.object({ version: z.number() }),
  async run({ db, now, actor, audit, enqueue }, { changes, version, note }) {
    // One save after another: a second one sees the first and is told that it looked at an older version.
    await sql`lock table definition_version in share row exclusive mode`.execute(db);
    const company = await definitionsInForce(db);
    if (company.version !== version) throw refuse("metrics.definition_moved", { version: company.version });
    changed(company, changes);
    const kept = await db
      .insertInto("definition_version")
      .values(
        changes.map(({ subject, value }) => ({
          subject,
          value: JSON.stringify(value),
          note,
          at: now,
          by: actor.person,
        })),
      )
      .returning(["version", "subject"])
      .execute();
    for (const { subject, value } of changes)
      audit({ target: `definition:${subject}`, summary: { subject, value, note } });
    // Files, lists and strategies go by the kept classes.
    if (changes.some(({ subject }) => subject === "valueClasses" || subject === "purchase"))
      await enqueue("keepValueClasses", {});
    if (changes.some(({ subject }) => subject === "valueClasses"))
      await enqueue("refreshSegments", { reason: "rule" });
    return { version: Math.max(...kept.map((row) => row.version)) };
  },
});
