import type { Pair } from "../../refuse.ts";
import type { Speech } from "./eventSentence.ts";
import type { Condition } from "./schema.ts";

export interface OwnField extends Pair {
  choices: readonly { id: number; zh: string; en: string }[];
}

/** A condition on one of the company's own fields; what has no name is said by its number. */
export function ownFieldText(
  { field, ask }: Extract<Condition, { kind: "ownField" }>,
  fields: ReadonlyMap<number, OwnField>,
  { say, test, when, quoted }: Speech,
): string {
  const known = fields.get(field);
  const name = known ? say(known) : `#${field}`;
  switch (ask.as) {
    case "filled":
      return say({ zh: `填了“${name}”`, en: `“${name}” is filled in` });
    case "number":
      return say({ zh: `“${name}”${test(ask.test)}`, en: `“${name}” is ${test(ask.test)}` });
    case "date":
      return say({ zh: `“${name}”在${when(ask.within)}`, en: `“${name}” is ${when(ask.within)}` });
    case "choice": {
      const labels = ask.in.map((id) => {
        const choice = known?.choices.find((one) => one.id === id);
        return choice ? say(choice) : `#${id}`;
      });
      return say({ zh: `“${name}”是${quoted(labels)}`, en: `“${name}” is ${quoted(labels)}` });
    }
    case "yesno":
      return ask.yes
        ? say({ zh: `“${name}”为是`, en: `“${name}” is yes` })
        : say({ zh: `“${name}”为否`, en: `“${name}” is no` });
  }
}
