import type { ClickHouse } from "../../platform/clickhouse/client.ts";
import { sliceColumn } from "../slice/dimensions.ts";
import { type Answer, ask, isOwn, metricStatement, outsideOf, type Question, type Statement } from "./ask.ts";

/**
 * The same question to several metrics. Those to which the same relations are joined are asked in one statement, so that what
 * they are cut by (the value classes of then: seconds for a million customers) is worked out once and not once for each.
 */
export async function askTogether(
  ch: ClickHouse,
  questions: readonly Question[],
  signal?: AbortSignal,
): Promise<Answer[][]> {
  const answers: Answer[][] = questions.map(() => []);
  await Promise.all(
    groupsOf(questions).map(async (group) => {
      const [only] = group;
      if (group.length === 1) {
        answers[only!] = await ask(ch, questions[only!]!, signal);
        return;
      }
      const { sql, params } = figuresStatement(group.map((at) => questions[at]!));
      const rows = await ch.rows<Answer & { metric: number }>(sql, params, {
        timeoutMs: 60_000,
        ...(signal ? { signal } : {}),
      });
      for (const { metric, squared, ...row } of rows)
        answers[group[metric]!]!.push(
          questions[group[metric]!]!.metric.balance ? { ...row, squared: squared ?? 0 } : row,
        );
    }),
  );
  return answers;
}

/** Places of the questions that can be one statement: the same relations joined, the same slices, no parameter of two values. */
export function groupsOf(questions: readonly Question[]): number[][] {
  const groups: { same: string; params: Map<string, string>; of: number[] }[] = [];
  questions.forEach((question, i) => {
    const { joins, where, columns } = outsideOf(question);
    const own = question.by.filter((name) => isOwn(question.metric, name));
    const same = joins === "" ? `alone ${i}` : JSON.stringify([joins, where, columns, own]);
    const params = Object.entries(metricStatement(question, true).params).map(
      ([name, value]) => [name, JSON.stringify(value)] as const,
    );
    const group = groups.find(
      (known) =>
        known.same === same && params.every(([name, value]) => (known.params.get(name) ?? value) === value),
    );
    if (group) {
      for (const [name, value] of params) group.params.set(name, value);
      group.of.push(i);
    } else groups.push({ same, params: new Map(params), of: [i] });
  });
  return groups.map(({ of }) => of);
}

/** One row per metric (its place), period and slice. Each has columns of its own, so that money stays decimal until it is summed. */
export function figuresStatement(questions: readonly Question[]): Statement {
  const [first] = questions;
  const { metric: one, by } = first!;
  const outside = outsideOf(first!);
  const statements = questions.map((question) => metricStatement(question, true));
  const parts = ["numerator", "denominator", "squared"] as const;
  const has = (i: number, part: (typeof parts)[number]) => {
    const { formula, balance } = questions[i]!.metric;
    return part === "numerator" || (part === "denominator" ? formula.denominator !== null : balance === true);
  };
  const rows = statements.map(({ sql, slices }, i) => {
    const figures = parts.flatMap((part) =>
      questions.map((_, j) => `${i === j && has(i, part) ? part : "0"} as ${part}_${j}`),
    );
    return `select ${["period", "customer_id", ...slices, `${i} as metric`, ...figures].join(", ")}
from (
${sql}
)`;
  });
  const sums = parts.map(
    (part) =>
      `[${questions.map((_, i) => (has(i, part) ? `toFloat64(sum(${part}_${i}))` : "null")).join(", ")}][figure.metric + 1] as ${part}`,
  );
  const values = by.map((name) => (isOwn(one, name) ? sliceColumn(name) : outside.columns[name]!));
  const grain = ["figure.metric", "figure.period", ...values].join(", ");
  return {
    sql: `select toUInt8(figure.metric) as metric, toString(figure.period) as period, [${values.join(", ")}]${values.length === 0 ? "::Array(String)" : ""} as values,
  ${sums.join(",\n  ")}
from (
${rows.join("\nunion all\n")}
) as figure
${outside.joins}${outside.where.length === 0 ? "" : `where ${outside.where.join(" and ")}\n`}group by ${grain}
order by ${grain}
limit 200000`,
    params: Object.assign({}, ...statements.map(({ params }) => params), outside.params),
  };
}
