import { createHash } from "node:crypto";
import { setMaxListeners } from "node:events";
import type { ClickHouse } from "../../platform/clickhouse/client.ts";
import type { ReadContext } from "../../verb.ts";
import { dayOf } from "../slice/calendar.ts";
import { type AnswerVersion, answerVersion } from "./answerVersion.ts";

export interface Answered {
  /** Everything committed before this moment is in the figures. */
  asOf: string;
  factsVersion: string;
  fromCache: boolean;
}

const keep = 400;
const kept = new WeakMap<ClickHouse, Map<string, { body: unknown }>>();

/**
 * Answers a question, or gives the answer it got when the same was asked since the last new fact, on the same business
 * day, by someone who may see the same rows. What changed while it was being computed is computed again.
 */
export async function answered<T>(
  context: ReadContext,
  verb: string,
  question: unknown,
  compute: (version: AnswerVersion) => Promise<T>,
): Promise<T & Answered> {
  const { ch, actor, now, zone, currency } = context;
  const answers = kept.get(ch) ?? new Map<string, { body: unknown }>();
  kept.set(ch, answers);
  // One question is many statements, and each listens for the reader leaving.
  setMaxListeners(0, context.signal);
  let version = await answerVersion(context);
  for (let attempt = 1; ; attempt++) {
    const key = createHash("sha256")
      .update(
        JSON.stringify([
          verb,
          question,
          version.version,
          actor.scope,
          dayOf(now, zone),
          zone,
          currency,
          actor.may.has("metrics:sql"),
        ]),
      )
      .digest("base64");
    const before = answers.get(key);
    if (before) {
      answers.delete(key);
      answers.set(key, before);
      return {
        ...(before.body as T),
        asOf: seenUpTo(now, version),
        factsVersion: version.version,
        fromCache: true,
      };
    }
    const body = await compute(version);
    const after = await answerVersion(context);
    if (after.version !== version.version && attempt < 3) {
      version = after;
      continue;
    }
    const asOf = seenUpTo(now, after);
    if (after.version === version.version) {
      answers.set(key, { body });
      const oldest = answers.keys().next();
      if (answers.size > keep && !oldest.done) answers.delete(oldest.value);
    }
    return { ...body, asOf, factsVersion: version.version, fromCache: false };
  }
}

/** What was carried decides, not the clock: a change still under way is not claimed to be in the figures. */
function seenUpTo(now: Date, { missingSince }: AnswerVersion): string {
  return (missingSince !== null && missingSince < now ? missingSince : now).toISOString();
}
