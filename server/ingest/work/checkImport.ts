import { plainWord } from "../../customers/plainWord.ts";
import type { AskOptions, ClickHouse } from "../../platform/clickhouse/client.ts";
import type { Job, JobContext } from "../../platform/jobs.ts";
import type { Services } from "../../platform/services.ts";
import { Refusal } from "../../refuse.ts";
import type { Sql } from "../fields/sql.ts";
import { loadImport } from "../loadImport.ts";
import { planning } from "../planning.ts";
import type { CheckReport } from "../schema.ts";
import { dropCells } from "../stage/cells.ts";
import { rejects } from "../validated.ts";
import { foundAnew, keepReport, type Prepared, prepareImport } from "./prepare.ts";
import { whatEnded } from "./whatEnded.ts";

/** Looks at every value of the file with the same expressions that the import itself uses. */
export const checkImport: Job = {
  says: { zh: "检查文件里的值", en: "Check the values of a file" },
  async run(context: JobContext, { id }: { id: string }) {
    return leaveDraft(context, id, async () => {
      const { services, signal } = context;
      const prepared = await prepareImport(services, id, { signal }, (percent, note) =>
        context.report(percent * 0.6, 100, note),
      );
      await context.report(60, 100, { zh: "检查每一格", en: "Checking every value" });
      const check = await checkOf(services, prepared, { signal });
      await keepReport(services, id, { ...foundAnew(prepared.one), check });
      await services.db
        .updateTable("import")
        .set({ state: "ready" })
        .where("id", "=", id)
        .where("state", "=", "checking")
        .execute();
      return { rows: check.rows, rejected: check.rejected };
    });
  },
};

/** A refusal is kept with the import, which stays a draft. However the work ends, the file's cells stay nowhere but in the file. */
export async function leaveDraft<T>(
  { services, signal }: JobContext,
  id: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    await keepReport(services, id, { refusal: null });
    return await work();
  } catch (caught) {
    const error = whatEnded(caught, signal);
    if (error instanceof Refusal) {
      await services.db.updateTable("import").set({ state: "draft" }).where("id", "=", id).execute();
      if (error.code !== "platform.cancelled")
        await keepReport(services, id, { refusal: { code: error.code, values: error.values } });
    }
    throw error;
  } finally {
    await forgetCells(services, id);
  }
}

async function forgetCells({ db, ch, log }: Services, id: string): Promise<void> {
  try {
    await dropCells(ch, await loadImport(db, id));
  } catch (error) {
    log.warn({ err: error, import: id }, "clearing away after a check: the daily sweep goes on");
  }
}

interface FoundError {
  field: string;
  code: string;
  rows: string;
}

/** Of each kind of error so many values are shown, the most frequent first. */
const shownValues = 30;
/** A longer value is shown by its beginning. */
const shownLength = 80;
/** Different wrong values that are counted; with more of them, those seen first. */
const countedValues = 20_000;

async function checkOf(
  { ch }: Services,
  { one, fact, from, rows }: Prepared,
  ask: AskOptions,
): Promise<CheckReport> {
  const mapped = fact.fields.filter((f) => one.mapping[f.name] !== undefined);
  const wide = { ...ask, settings: planning };
  const [counts] = await ch.rows<Record<string, string>>(
    `select countIf(bad_at > 0) as rejected, ${mapped
      .map(
        (f) =>
          `sum(h_${f.name}) as filled_${f.name}, uniqIf(r_${f.name}, h_${f.name} = 1) as different_${f.name}`,
      )
      .join(", ")} from ${from}`,
    {},
    wide,
  );
  const errors = await ch.rows<FoundError & { words: string[] }>(
    `select e.1 as field, e.2 as code, count() as rows,
  arraySort(groupUniqArrayIf(1000)(trimBoth(substringUTF8(e.3, 1, 41)), e.2 = 'word_unknown')) as words
from (select row, arrayJoin(errors) as e from ${from}) group by field, code order by rows desc, field, code`,
    {},
    wide,
  );
  const values = errors.length > 0 ? await wrongValues(ch, from, wide) : [];
  const others = await ch.rows<FoundError & { examples: number[] }>(
    `select bad_field as field, bad_code as code, count() as rows, groupArray(${shownValues})(row) as examples
from (select row, bad_field, bad_code, length(errors) as n from ${from}) group by field, code having code != '' and max(n) = 0 order by rows desc, field, code`,
    {},
    wide,
  );
  const isHard = (field: string, code: string) => {
    const known = fact.fields.find((f) => f.name === field);
    const skipped = one.options.fixes.some((f) => f.how === "skip" && f.field === field && f.code === code);
    return !known || rejects(known) || skipped;
  };
  return {
    rows,
    rejected: Number(counts?.rejected ?? 0),
    fields: mapped.map((f) => ({
      field: f.name,
      filled: Number(counts?.[`filled_${f.name}`] ?? 0),
      different: Number(counts?.[`different_${f.name}`] ?? 0),
    })),
    errors: [
      ...errors.map((e) => ({
        ...e,
        examples: values
          .filter(({ field, code }) => field === e.field && code === e.code)
          .map(({ first, value, rows_of }) => ({
            row: first,
            value: [...value].slice(0, shownLength).join(""),
            rows: Number(rows_of),
            whole: [...value].length <= shownLength,
          })),
        values: different(e.words),
      })),
      ...others.map((e) => ({
        ...e,
        examples: e.examples.map((row) => ({ row, value: "", rows: 1, whole: true })),
        values: [],
      })),
    ].map((e) => ({
      field: e.field,
      code: e.code,
      rows: Number(e.rows),
      rejects: isHard(e.field, e.code),
      examples: e.examples,
      values: e.values,
    })),
  };
}

/** The values that are wrong, each with its number of rows and the first of them. */
function wrongValues(ch: ClickHouse, from: Sql, ask: AskOptions) {
  return ch.rows<{ field: string; code: string; value: string; first: number; rows_of: string }>(
    `select e.1 as field, e.2 as code, substringUTF8(e.3, 1, ${shownLength + 1}) as value, min(row) as first, count() as rows_of
from (select row, arrayJoin(errors) as e from ${from}) group by field, code, value
order by rows_of desc, first limit ${shownValues} by field, code`,
    {},
    {
      ...ask,
      settings: { ...ask.settings, max_rows_to_group_by: countedValues, group_by_overflow_mode: "any" },
    },
  );
}

/** Each word once, however it is written. */
function different(words: readonly string[]): string[] {
  const seen = new Set<string>();
  return words.filter((word) => seen.size < seen.add(plainWord(word)).size).slice(0, 100);
}
