import { namesOf } from "../../customers/namesOf.ts";
import { read } from "../../verb.ts";
import { countRows, customersOf, matchFile } from "./matchFile.ts";
import { isMissing, missingReason } from "./missingWords.ts";
import { fileColumn, fileMatchOutput } from "./schema.ts";

const shownMissing = 20;
const shownPeople = 5;

export const matchListFile = read({
  may: "segments:write",
  http: "POST /segment-files/:file/match",
  says: {
    zh: "名单文件里的每一行是哪位客户，先看不存",
    en: "Which customers the rows of a file mean, without keeping it",
  },
  input: fileColumn,
  output: fileMatchOutput,
  async run(context, input) {
    const { db, actor } = context;
    const { rows } = await matchFile(context, input);
    const counts = countRows(rows);
    const shown = actor.may.has("customers:read")
      ? rows.filter((row) => row.outcome === "found").slice(0, shownPeople)
      : [];
    const names = await namesOf(
      db,
      actor,
      shown.flatMap((row) => row.customers),
    );
    return {
      rows: rows.length,
      counts,
      customers: customersOf(rows).length,
      shared: rows.filter((row) => row.customers.length > 1).length,
      missing: rows
        .filter(isMissing)
        .slice(0, shownMissing)
        .map((row) => ({ row: row.row, value: row.value.slice(0, 64), reason: missingReason(row) })),
      people: shown.flatMap((row) =>
        row.customers.flatMap((customer) => {
          const named = names.get(customer);
          return named ? [{ id: named.id, name: named.name, value: row.value.slice(0, 64) }] : [];
        }),
      ),
    };
  },
});
