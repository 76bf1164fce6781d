import type { Pair } from "../refuse.ts";
import { type Reason, reasonNames } from "./messages.ts";
import type { Rule } from "./rule/schema.ts";
import { type Names, partSentence } from "./rule/sentence.ts";

/**
 * What the log's `why` says in words. Who left has, behind the reason, a bit mask of the outermost conditions that still
 * held: the others are what moved her.
 */
export function reasonText(why: string, rule: Rule | null, names: Names): Pair {
  const [reason = "", held] = why.split(":");
  const known = reasonNames[reason as Reason] ?? { zh: reason, en: reason };
  if (held === undefined || !rule || rule.where.kind !== "all" || reason === "rule") return known;
  const mask = Number(held);
  const unmet = rule.where.of.filter((_, i) => Math.floor(mask / 2 ** i) % 2 === 0);
  if (unmet.length === 0) return known;
  const texts = unmet.map((part) => partSentence(part, names));
  return {
    zh: `${known.zh}，不再满足：${texts.map((text) => text.zh).join("；")}`,
    en: `${known.en}; no longer: ${texts.map((text) => text.en).join("; ")}`,
  };
}
