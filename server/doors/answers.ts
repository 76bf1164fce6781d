import { randomUUID } from "node:crypto";
import type { Logger } from "../platform/logger.ts";
import { refusals } from "../refusals.ts";
import { fill, Refusal, type RefusalMessage } from "../refuse.ts";

export interface ErrorBody {
  error: { code: string; zh: string; en: string; details?: unknown; id?: string };
}

/** A refusal in both languages, or a bug with a number under which the log has its stack. */
export function errorAnswer(
  error: unknown,
  log: Logger,
): { status: RefusalMessage["status"]; body: ErrorBody } {
  const message = error instanceof Refusal ? refusals[error.code] : undefined;
  if (error instanceof Refusal && message) {
    const body: ErrorBody = {
      error: { code: error.code, zh: fill(message.zh, error.values), en: fill(message.en, error.values) },
    };
    if (error.details !== undefined) body.error.details = error.details;
    return { status: message.status, body };
  }
  const id = randomUUID().slice(0, 8);
  log.error({ err: error, id }, "a bug");
  const bug = refusals["platform.bug"]!;
  return {
    status: 500,
    body: { error: { code: "platform.bug", zh: fill(bug.zh, { id }), en: fill(bug.en, { id }), id } },
  };
}
