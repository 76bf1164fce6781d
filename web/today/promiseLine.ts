import type { Task } from "../../server/followup/schema.ts";

interface PromiseLine {
  /** What was promised; null where the words below it say that already. */
  what: string | null;
  /** By when; null where the reason above it says that already, or no day was named. */
  by: string | null;
}

/** What is left to say of a promise between the reason of a task and the words for it; null where nothing is. */
export function promiseLine(
  { code, promise, words }: Pick<Task, "code" | "promise" | "words">,
  hidden: string,
): PromiseLine | null {
  if (!promise) return null;
  const what = promise.text !== null && words.includes(promise.text) ? null : (promise.text ?? hidden);
  const by = code === "promise" ? null : promise.by;
  return what === null && by === null ? null : { what, by };
}
