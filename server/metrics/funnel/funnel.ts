import { wilsonInterval } from "@perennial/stats";
import { refuse } from "../../refuse.ts";
import { type ReadContext, read } from "../../verb.ts";
import { answered } from "../measure/answerCache.ts";
import { labelsOf } from "../measure/labels.ts";
import { sqlText } from "../metric.ts";
import type { Filter, Period } from "../schema.ts";
import { addDays, dayOf, daysBetween, earlier, shifter } from "../slice/calendar.ts";
import { withEvents } from "../slice/events.ts";
import { marksOn } from "../targets/marksOn.ts";
import { type DealsAsked, dealsStatement, eventsStatement, refuseForeign, stagesInOrder } from "./deals.ts";
import { fixesFor } from "./fixes.ts";
import { findLeak } from "./leak.ts";
import { type Funnel, type FunnelSlice, type FunnelStep, funnelInput, funnelOutput } from "./schema.ts";
import { foundInFunnel } from "./sentence.ts";

interface StepRow {
  step: number;
  reached: number;
  customers: number;
  wentOn: number;
  lost: number;
  open: number;
  left: number;
  medianDays: number | null;
  amount: number;
}
type Ending = {
  ending: "lost" | "open";
  name: string;
  opportunities: number;
  customers: number;
  amount: number;
};
type Slice = Omit<Funnel["slices"][number], "label" | "winShare" | "interval">;

export const funnel = read({
  may: "metrics:read",
  http: "POST /funnel",
  says: { zh: "销售漏斗：从线索到赢单，漏在哪一步", en: "The funnel from lead to won, and where it leaks" },
  input: funnelInput,
  output: funnelOutput,
  async run(context, input) {
    const { period, filters } = input;
    if (period.from >= period.to) throw refuse("metrics.empty_period", { ...period });
    refuseForeign(filters);
    const today = dayOf(context.now, context.zone);
    return answered(context, "funnel", input, async () => {
      const seen = seenOf(period, today);
      const stages = await stagesInOrder(context, addDays(today, 1));
      const compared = comparedOf(period, input.compare, seen);
      const asked = { period, seen, filters, slices: [], stages };
      const [rows, before, endings, slices, known, marks] = await Promise.all([
        ask<StepRow>(context, "steps", asked),
        compared ? ask<StepRow>(context, "steps", { ...asked, ...compared }) : undefined,
        ask<Ending>(context, "endings", asked),
        ask<Slice>(context, "slices", { ...asked, slices: [input.by] }),
        knownOf(context, today),
        marksOn(context.db, ["stageConversion"], addDays(period.to, -1)),
      ]);
      const benchmark = marks.get("stageConversion")?.benchmark ?? null;
      const steps = stepsOf(rows, before, stages);
      const passing = (all: readonly StepRow[] | undefined) =>
        all?.filter((row) => row.step <= stages.length);
      const leak = findLeak(passing(rows) ?? [], passing(before), benchmark?.value);
      const causes = endings
        .filter(({ ending }) => ending === "lost")
        .map(({ name, opportunities }) => ({ cause: name, lost: opportunities }));
      const contacts = leak ? await contactsAt(context, asked, leak.step) : null;
      const labels = await labelsOf(
        context.db,
        input.by,
        slices.map(({ value }) => value),
      );
      return {
        sentence: foundInFunnel(steps, leak, benchmark),
        steps,
        seen,
        compared: compared && { ...compared.period, seen: compared.seen },
        leak,
        contacts,
        fixes: leak ? fixesFor(steps[leak.step]!, stages.length, contacts, causes) : [],
        causes,
        standing: endings
          .filter(({ ending }) => ending === "open")
          .map(({ name, opportunities, customers, amount }) => ({
            stage: name,
            opportunities,
            customers,
            amount,
          })),
        slices: slices.map((row) => ({
          ...row,
          label: labels.get(row.value) ?? { zh: row.value, en: row.value },
          winShare: row.won / row.reached,
          interval: intervalOf(row.won, row.reached),
        })),
        ...known,
        benchmark: benchmark && { value: benchmark.value, source: benchmark.source },
      };
    });
  },
});

/** Opportunities of a period that is over go on until today. */
export const seenOf = (period: Period, today: string): string => [addDays(today, 1), period.to].sort()[1]!;

/** The other period is seen for as long after its end as this one: younger opportunities had no longer to get on. */
function comparedOf(
  period: Period,
  compare: "previous" | "lastYear" | "none",
  seen: string,
): { period: Period; seen: string } | null {
  const shift = shifter(period, compare);
  if (!shift) return null;
  const other = shift(period);
  return { period: other, seen: earlier(addDays(other.to, daysBetween(period.to, seen)), seen) };
}

async function ask<Row>(context: ReadContext, file: string, asked: DealsAsked): Promise<Row[]> {
  const { sql, params } = dealsStatement(context, asked);
  const text = sqlText(`funnel/${file}`)
    .replaceAll("{deals}", sql)
    .replaceAll("{by}", asked.slices[0] ?? ("" as FunnelSlice));
  return context.ch.rows<Row>(text, params, { signal: context.signal, timeoutMs: 60_000 });
}

async function knownOf(context: ReadContext, today: string) {
  const { sql, params } = eventsStatement("known", context.actor, addDays(today, 1));
  const [row] = await context.ch.rows<{ undated: number; hasHistory: number }>(sql, params, {
    signal: context.signal,
  });
  return { undated: row?.undated ?? 0, hasHistory: row?.hasHistory === 1 };
}

async function contactsAt(
  context: ReadContext,
  asked: DealsAsked & { filters: readonly Filter[] },
  step: number,
): Promise<Funnel["contacts"]> {
  const deals = dealsStatement(context, asked);
  const contact = withEvents("{interaction}", {
    periods: [{ from: "1970-01-02", to: asked.seen }],
    definition: { returns: "leave_out", cancelled: "leave_out", zeroPrice: "leave_out" },
    filters: [],
    slices: [],
    actor: context.actor,
    replaced: true,
  });
  const rows = await context.ch.rows<{
    went_on: number;
    opportunities: number;
    contacts: number;
    days: number;
  }>(
    sqlText("funnel/contacts").replaceAll("{deals}", deals.sql).replaceAll("{contact}", contact.sql),
    { ...deals.params, step },
    { signal: context.signal, timeoutMs: 60_000 },
  );
  if (rows.every((row) => row.contacts === 0)) return null;
  const of = (wentOn: boolean) => {
    const row = rows.find((one) => (one.went_on === 1) === wentOn);
    return {
      opportunities: row?.opportunities ?? 0,
      per30Days: row ? (30 * row.contacts) / row.days : null,
    };
  };
  return { wentOn: of(true), lost: of(false) };
}

function stepsOf(
  rows: readonly StepRow[],
  before: readonly StepRow[] | undefined,
  stages: readonly string[],
): FunnelStep[] {
  const all = rows.find((row) => row.step === 0)?.reached ?? 0;
  const allBefore = before?.find((row) => row.step === 0)?.reached ?? 0;
  const last = stages.length + 1;
  return Array.from({ length: last + 1 }, (_, step) => {
    const row = rows.find((one) => one.step === step);
    const then = before?.find((one) => one.step === step);
    const reached = row?.reached ?? 0;
    const name =
      step === 0
        ? { zh: "线索进来", en: "Came in" }
        : step === last
          ? { zh: "赢单", en: "Won" }
          : { zh: stages[step - 1]!, en: stages[step - 1]! };
    return {
      step,
      kind: step === 0 ? ("in" as const) : step === last ? ("won" as const) : ("stage" as const),
      name,
      reached,
      share: all === 0 ? null : reached / all,
      customers: row?.customers ?? 0,
      wentOn: row?.wentOn ?? 0,
      lost: row?.lost ?? 0,
      open: row?.open ?? 0,
      conversion: step === last || reached === 0 ? null : (row?.wentOn ?? 0) / reached,
      interval: step === last ? null : intervalOf(row?.wentOn ?? 0, reached),
      medianDays: row?.medianDays ?? null,
      left: row?.left ?? 0,
      amount: row?.amount ?? 0,
      before:
        before === undefined
          ? null
          : {
              reached: then?.reached ?? 0,
              share: allBefore === 0 ? null : (then?.reached ?? 0) / allBefore,
              conversion: step === last || !then || then.reached === 0 ? null : then.wentOn / then.reached,
              medianDays: then?.medianDays ?? null,
            },
    };
  });
}

function intervalOf(hits: number, trials: number) {
  if (trials === 0) return null;
  const [low, high] = wilsonInterval(hits, trials);
  return { low, high };
}
