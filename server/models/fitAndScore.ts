import { definitionShape } from "../customers/schema.ts";
import { factsVersion } from "../platform/factsVersion.ts";
import type { Job, JobContext } from "../platform/jobs.ts";
import type { Services } from "../platform/services.ts";
import { companySettings } from "../platform/settings.ts";
import { Refusal } from "../refuse.ts";
import { compute } from "./compute/compute.ts";
import { dayNumber } from "./dayNumber.ts";
import { dropRows, retireRuns, sweepRuns } from "./keepRuns.ts";
import { lastKnownDay } from "./lastKnownDay.ts";
import { markRun } from "./markRun.ts";
import { readDays, readHistories } from "./readHistories.ts";
import { type Sentence, type StudyReport, studyReport } from "./schema.ts";
import { writeBacktest, writeScores } from "./writeScores.ts";

/** Names the arithmetic that a run was made by; rises whenever a score would come out differently. */
const codeVersion = "1";

interface FitAndScore {
  /** The last day that is known to the run; the last whole day of facts unless told. */
  asOf?: string;
  /** Compare all models again, even where the last comparison is young. */
  compare?: boolean;
  /** Why it is made, where nobody asked for it. */
  because?: Sentence;
}

/** All candidates are compared on at most so many customers. */
const studySample = 200_000;
/** Chances are checked on fewer: they need no more. */
const chanceSample = 50_000;
/** After so many days the models are compared again. */
const studyLasts = 30;
const yearlyDiscount = 0.1;
/** Fewer customers who came back and no model is tried; `compare` asks for as many of the calibration alone. */
const leastBack = 500;

/** Chooses a model, fits it to everyone, says what each customer is expected to do, and keeps that with its date. */
export const fitAndScore: Job = {
  says: { zh: "计算预测", en: "Working out forecasts" },
  async run(context: JobContext, payload: FitAndScore) {
    const { services, signal } = context;
    const known = await lastKnownDay(services);
    await retireRuns(services, known);
    const asOf = payload.asOf ?? known;
    if (asOf === null) return { run: null, state: "thin" };
    const until = dayNumber(asOf);
    const definition = definitionShape.parse({});
    const run = await openRun(context, asOf, payload);
    await dropRows(services.ch, run);
    const timings: Record<string, number> = {};
    const timed = async <T>(name: string, work: Promise<T>): Promise<T> => {
      const begun = performance.now();
      const done = await work;
      timings[name] = Math.round(performance.now() - begun);
      return done;
    };
    try {
      await context.report(2, 100, { zh: "读购买记录", en: "Reading purchases" });
      const asking = { ch: services.ch, definition, until, signal };
      const columns = await timed("read", readHistories(asking));
      const customers = columns.customer.length;
      const back = columns.x.reduce((count, x) => count + (x > 0 ? 1 : 0), 0);
      if (back < leastBack) {
        await context.report(90, 100, { zh: "数据不够", en: "Too few data" });
        return await tooThin(context, run, payload, { customers, missing: tooFewBack(back), timings });
      }
      let report = payload.compare ? undefined : await youngStudy(services, asOf, run);
      if (report === undefined) {
        await context.report(15, 100, { zh: "比较各个模型", en: "Comparing models" });
        report = await timed("compare", studied(context, run, asking, { customers, until }));
      }
      if (report?.chosen == null) {
        const missing = report?.reason ?? tooShort;
        return await tooThin(context, run, payload, { customers, study: report ?? null, missing, timings });
      }
      await context.report(60, 100, {
        zh: `用 ${report.chosen} 给每位客户打分`,
        en: `Scoring everyone with ${report.chosen}`,
      });
      const log = await timed("readSample", readDays(asking, { customers: chanceSample, of: customers }));
      const scores = await timed(
        "score",
        compute("score", { model: report.chosen, columns, log, until, yearlyDiscount }, signal),
      );
      timings.statistics = Math.round(scores.fitMs + scores.scoreMs);
      await context.report(80, 100, { zh: "保存分数", en: "Keeping the scores" });
      await timed("write", writeScores(services.ch, run, columns.customer, scores.columns, signal));
      await markRun(services, { id: run, asOf, gone: false });
      await finish(services, run, {
        state: "whole",
        model: scores.fit.model,
        customers,
        fit: scores.fit,
        study: report,
        timings,
      });
      await sweepRuns(services);
      services.committed.emit("facts");
      return { run, state: "whole", model: scores.fit.model, customers };
    } catch (error) {
      // A server that stops takes the run up again under its number; who cancels is done with it.
      if (!signal.aborted || signal.reason instanceof Refusal) {
        await dropRows(services.ch, run);
        await finish(services, run, { state: "failed", timings });
      }
      throw error;
    }
  },
};

const tooShort = {
  code: "too_short",
  zh: "数据不足：购买记录太短，没有可以拿来检验的一段。",
  en: "Too few data: the purchases cover too short a time to hold any of it out as a test.",
};
const tooFewBack = (back: number) => ({
  code: "too_few_data",
  zh: `数据不足：在两天以上买过的客户有 ${back} 位，需要 ${leastBack} 位。`,
  en: `Too few data: ${back} customers have bought on two days or more; ${leastBack} are needed.`,
});

/** A try that broke off left its run behind: it is taken up again. */
async function openRun(context: JobContext, asOf: string, { because }: FitAndScore): Promise<number> {
  const { db, clock } = context.services;
  const before = await db
    .selectFrom("model_run")
    .select("id")
    .where("job", "=", context.run)
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (before) {
    await markRun(context.services, { id: before.id, asOf, gone: true });
    await db
      .updateTable("model_run")
      .set({ state: "running", as_of: asOf })
      .where("id", "=", before.id)
      .execute();
    return before.id;
  }
  const made = await db
    .insertInto("model_run")
    .values({
      as_of: asOf,
      state: "running",
      model: null,
      code_version: codeVersion,
      definition: JSON.stringify(definitionShape.parse({})),
      facts_version: await factsVersion(db),
      zone: (await companySettings(db)).zone,
      customers: null,
      fit: null,
      study: null,
      missing: null,
      timings: "{}",
      because: because ? JSON.stringify(because) : null,
      job: context.run,
      created_at: clock(),
      finished_at: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return made.id;
}

/** The comparison that chose the model last, where it is young enough to stand. Its rows stay under their own run. */
async function youngStudy(services: Services, asOf: string, run: number): Promise<StudyReport | undefined> {
  const last = await services.db
    .selectFrom("model_run")
    .select(["as_of", "study"])
    .where("state", "=", "whole")
    .where("id", "!=", run)
    .where("code_version", "=", codeVersion)
    .where("as_of", "<=", asOf)
    .orderBy("as_of", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (!last?.study) return undefined;
  const study = studyReport.parse(last.study);
  const age = dayNumber(asOf) - study.holdoutEnd;
  return age >= 0 && age < studyLasts && study.chosen !== null ? study : undefined;
}

async function studied(
  context: JobContext,
  run: number,
  asking: Parameters<typeof readDays>[0],
  at: { customers: number; until: number },
): Promise<StudyReport | undefined> {
  const log = await readDays(asking, { customers: studySample, of: at.customers });
  if (log.customer.length === 0) return undefined;
  const first = log.time.reduce((least, day) => Math.min(least, day), 65_535);
  const span = at.until - first;
  const holdout = Math.min(365, Math.floor(span / 2));
  if (holdout < 1) return undefined;
  const { report, rows } = await compute(
    "study",
    { log, calibrationEnd: at.until - holdout, holdoutEnd: at.until },
    context.signal,
  );
  await writeBacktest(context.services.ch, run, rows, context.signal);
  return { ...report, run };
}

/** No forecast can be made: one that was made of more facts than there are now does not stand in its place either. */
async function tooThin(
  { services }: JobContext,
  run: number,
  { asOf }: FitAndScore,
  found: Omit<Finished, "state">,
) {
  await finish(services, run, { state: "thin", ...found });
  if (asOf === undefined) await retireRuns(services, null);
  return { run, state: "thin" };
}

interface Finished {
  state: "whole" | "thin" | "failed";
  model?: string;
  customers?: number;
  fit?: unknown;
  study?: unknown;
  missing?: unknown;
  timings: Record<string, number>;
}

async function finish(services: Services, run: number, found: Finished) {
  const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value));
  await services.db
    .updateTable("model_run")
    .set({
      state: found.state,
      model: found.model ?? null,
      customers: found.customers ?? null,
      fit: json(found.fit),
      study: json(found.study),
      missing: json(found.missing),
      timings: JSON.stringify(found.timings),
      rows_kept: found.state === "whole",
      finished_at: services.clock(),
    })
    .where("id", "=", run)
    .execute();
}
