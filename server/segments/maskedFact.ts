import { fieldWords } from "../customers/fieldWords.ts";
import { type Refusal, refuse } from "../refuse.ts";
import { conditionNames } from "./messages.ts";

/** Refuses to ask about what a reader is not shown, by its name: a condition, a field, or one of the company's own by number. */
export function maskedFact(fact: string | number): Refusal {
  if (typeof fact === "number") return refuse("segments.masked", fieldWords(`custom.c${fact}`));
  const condition = (conditionNames as Readonly<Record<string, { zh: string; en: string }>>)[fact];
  return refuse(
    "segments.masked",
    condition ? { field: condition.zh, name: condition.en } : fieldWords(fact),
  );
}
