import { lit, type Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";

/**
 * The answers of one row as an array of (question, measure, aspect, score, lowest, highest). With a column per question,
 * those that were answered; without, the one answer that the row's own fields give.
 */
export function questionSql(one: Pick<StoredImport, "options" | "mapping">): { all: Sql; none: Sql } {
  const none = "('', '', '', CAST(NULL as Nullable(Float64)), toFloat32(0), toFloat32(0))";
  const { questions } = one.options;
  if (questions.length === 0) {
    const score = "if(h_score = 1 and e_score = '', toNullable(toFloat64(f_score)), NULL)";
    const measure = "if(f_measure = '', 'other', f_measure)";
    const to = `if(h_scale_to = 1, toFloat32(f_scale_to), toFloat32(multiIf(${measure} = 'nps', 10, ${measure} = 'review', 1, 5)))`;
    const from = `if(h_scale_from = 1, toFloat32(f_scale_from), toFloat32(if(${measure} in ('nps', 'review'), 0, 1)))`;
    const said = "h_score = 1 or f_comment != ''";
    return {
      none,
      all: `if(${said}, [(f_question, ${measure}, f_dimension, ${score}, ${from}, ${to})], [])`,
    };
  }
  const each = questions.map((q, n) => {
    const score = `if(h_question_${n} = 1 and e_question_${n} = '', toNullable(toFloat64(f_question_${n}) + ${q.shift}), NULL)`;
    return `(${lit(q.question || q.column)}, ${lit(q.measure)}, ${lit(q.dimension)}, ${score}, toFloat32(${q.from}), toFloat32(${q.to}))`;
  });
  return { none, all: `arrayFilter(x -> isNotNull(x.4), [${each.join(", ")}])` };
}
