import { read } from "../../verb.ts";
import { definitionHistoryInput, definitionHistoryOutput } from "./schema.ts";
import { subjectTitle } from "./subjects.ts";
import { zoneVersions } from "./zoneVersions.ts";

export const definitionHistory = read({
  may: "metrics:read",
  http: "GET /definitions/history",
  says: { zh: "口径改过几次，谁在何时", en: "How definitions changed, by whom and when" },
  input: definitionHistoryInput,
  output: definitionHistoryOutput,
  async run({ db }, { subject, limit }) {
    if (subject === "zone") return { versions: await zoneVersions(db, limit) };
    const rows = await db
      .selectFrom((of) =>
        of
          .selectFrom("definition_version")
          .leftJoin("member", "member.person", "definition_version.by")
          .select((eb) => [
            "definition_version.version",
            "definition_version.subject",
            "definition_version.value",
            "definition_version.note",
            "definition_version.at",
            "member.name as person",
            eb.fn
              .agg<Record<string, string> | null>("lag", ["definition_version.value"])
              .over((over) =>
                over.partitionBy("definition_version.subject").orderBy("definition_version.version"),
              )
              .as("before"),
          ])
          .as("each_version"),
      )
      .selectAll()
      .$if(subject !== undefined, (query) => query.where("subject", "=", subject!))
      .orderBy("version", "desc")
      .limit(limit)
      .execute();
    return {
      versions: rows.map(({ version, subject: on, value, before, note, at, person }) => ({
        version,
        subject: on,
        title: subjectTitle(on),
        value,
        before: before ?? {},
        note,
        at: at.toISOString(),
        by: person,
      })),
    };
  },
});
