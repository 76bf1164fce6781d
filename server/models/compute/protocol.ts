import type { StudyReport } from "../schema.ts";
import type { ScoreInput, Scores } from "./score.ts";
import type { RowsJob, ScoredRows } from "./scoreRows.ts";
import type { StudyInput, StudyRows } from "./study.ts";

export interface Tasks {
  study: { input: StudyInput; output: { report: StudyReport; rows: StudyRows } };
  score: { input: ScoreInput; output: Scores };
  rows: { input: RowsJob; output: ScoredRows };
}
export type TaskName = keyof Tasks;

export type ToChild = { [K in TaskName]: { task: K; input: Tasks[K]["input"] } }[TaskName];
export type FromChild = { output: unknown } | { error: { message: string; stack: string | undefined } };
