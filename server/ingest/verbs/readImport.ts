import { z } from "zod";
import { hiddenColumns } from "../../customers/refuseMasked.ts";
import type { Db } from "../../platform/database.ts";
import { seesParty } from "../../platform/rowScope.ts";
import { fill, type Pair, type RefusalMessage } from "../../refuse.ts";
import { type Actor, read } from "../../verb.ts";
import { errorWords } from "../errorWords.ts";
import { factOf, ownFieldName, shownFields } from "../factOf.ts";
import { loadImport } from "../loadImport.ts";
import { refusals } from "../messages.ts";
import { ImportOptions, Mapping } from "../options.ts";
import { Reading } from "../read/reading.ts";
import { checkReport, fieldShape, importId, importLine, type Summary, summaryShape } from "../schema.ts";
import { seesRows } from "../seesRows.ts";
import { readUndo, undoShape } from "../stayed.ts";
import { unseenFix } from "../streams/unseenCells.ts";
import { importLines } from "./listImports.ts";

export const readImport = read({
  may: "ingest:read",
  http: "GET /imports/:id",
  says: { zh: "一次导入：选择、检查、试运行和结果", en: "One import: choices, checks, dry run and result" },
  input: z.object({ id: importId }),
  output: importLine.extend({
    reading: Reading.nullable(),
    mapping: Mapping,
    options: ImportOptions,
    fields: z.array(fieldShape),
    check: checkReport.nullable(),
    dryRun: summaryShape.nullable(),
    result: summaryShape.nullable(),
    /** Names, values and corrections of people were removed, after 30 days or because somebody was erased. */
    emptied: z.boolean(),
    /** False for who neither brought the file nor sees all customers: counts only, no value of a row. */
    rowsShown: z.boolean(),
    /** What an undo put back, and what stayed because later work stands on it. */
    undo: undoShape.nullable(),
    refusal: z.object({ zh: z.string(), en: z.string() }).nullable(),
    errorWords: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })),
  }),
  async run({ db, now, actor }, { id }) {
    const one = await loadImport(db, id);
    const [line] = await importLines(db, now, { limit: 1, id });
    if (!line) throw new Error("an import without its line");
    const { report } = one;
    const check = checkReport.safeParse(report.check);
    const masked = actor.masked.size > 0;
    const sees = seesRows(actor, one);
    const part = async (name: string) => {
      const parsed = summaryShape.safeParse(report[name]);
      return parsed.success ? withoutHidden(await withinSight(db, parsed.data, actor, sees), actor) : null;
    };
    const refused = report.refusal as { code: string; values: Record<string, string | number> } | undefined;
    const all: Readonly<Record<string, RefusalMessage>> = refusals;
    const words = refused ? all[refused.code] : undefined;
    const broke = !words && one.state === "failed" ? await brokenBy(db, one.job) : null;
    const shown = new Set(shownFields(actor, one.ownFields));
    const unseen = new Set(one.ownFields.filter((field) => !shown.has(field)).map(ownFieldName));
    const { fields } = factOf(one.kind, [...shown]);
    const hiddenFix = unseenFix(one, actor);
    const personal = new Set(fields.filter((f) => f.personal).map((f) => f.name));
    return {
      ...line,
      reading: one.reading ?? null,
      mapping: Object.fromEntries(Object.entries(one.mapping).filter(([field]) => !unseen.has(field))),
      options: {
        ...one.options,
        fixes: one.options.fixes.filter((fix) => !hiddenFix(fix)),
        // Their keys are numbers of orders and customers.
        ...(sees ? {} : { choices: {}, decisions: {} }),
      },
      fields: fields.map((f) => ({
        name: f.name,
        ...f.says,
        type: f.type,
        required: f.required ?? false,
        identifies: f.identifies ?? null,
        example: f.example,
      })),
      check: check.success
        ? {
            ...check.data,
            errors: check.data.errors.map((e) =>
              !sees || unseen.has(e.field) || (masked && personal.has(e.field))
                ? { ...e, examples: [], values: [] }
                : e,
            ),
          }
        : null,
      dryRun: await part("dryRun"),
      result: await part("result"),
      emptied: report.emptied === true,
      rowsShown: sees,
      undo: report.undo === undefined ? null : await readUndo(db, actor, report.undo),
      refusal:
        refused && words ? { zh: fill(words.zh, refused.values), en: fill(words.en, refused.values) } : broke,
      errorWords: { ...errorWords },
    };
  },
});

/** What a summary tells of single customers, without what this reader is not shown. */
function withoutHidden(summary: Summary, actor: Actor): Summary {
  const hidden = hiddenColumns(actor);
  const changes = changed.safeParse(summary.changes);
  const waiting = waited.safeParse(summary.waiting);
  return {
    ...summary,
    ...(changes.success && hidden.size > 0
      ? {
          changes: changes.data.flatMap((one) =>
            hidden.has(one.field) ? [] : [hidden.has("name") ? { ...one, name: null } : one],
          ),
        }
      : {}),
    ...(waiting.success && hidden.size > 0
      ? {
          waiting: waiting.data.map((one) => ({
            ...one,
            ...(hidden.has("name") ? { name: "", known: "" } : {}),
            ...(hidden.has("phone") || hidden.has("email") ? { phone: "" } : {}),
          })),
        }
      : {}),
  };
}

/**
 * Who sees some customers only is told of changes to these, and not whom a waiting row was taken for; of a file that is not
 * his own, no row.
 */
async function withinSight(db: Db, summary: Summary, actor: Actor, sees: boolean): Promise<Summary> {
  if (actor.scope.all) return summary;
  const changes = changed.safeParse(summary.changes);
  const waiting = waited.safeParse(summary.waiting);
  const parties = changes.success ? [...new Set(changes.data.map((one) => one.party))] : [];
  const seen = await db
    .selectFrom("party")
    .select("party_id")
    .where("party_id", "in", [0, ...parties])
    .where(seesParty("party.party_id", actor))
    .execute();
  const sight = new Set(seen.map((row) => row.party_id));
  return {
    ...summary,
    ...(changes.success
      ? { changes: changes.data.filter((one) => sight.has(one.party)) }
      : sees || summary.changes === undefined
        ? {}
        : { changes: [] }),
    ...(waiting.success ? { waiting: sees ? waiting.data.map((one) => ({ ...one, known: "" })) : [] } : {}),
  };
}

const changed = z.array(z.looseObject({ party: z.number(), field: z.string() }));
const waited = z.array(z.looseObject({ phone: z.string() }));

/** What the job said that failed without the import's own word. */
async function brokenBy(db: Db, job: string | null): Promise<Pair | null> {
  if (!job) return null;
  const run = await db.selectFrom("job_run").select("error").where("id", "=", job).executeTakeFirst();
  const said = z.object({ zh: z.string(), en: z.string() }).safeParse(run?.error);
  return said.success ? said.data : brokeOff;
}

const brokeOff: Pair = {
  zh: "服务器在导入中途停下了好几次，这次导入没有继续。可以再试一次。",
  en: "The server stopped several times in the middle of this import, and it did not go on. You can try again.",
};
