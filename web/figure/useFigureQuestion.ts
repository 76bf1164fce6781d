import { useMemo } from "react";
import type { Filter } from "../../server/metrics/schema.ts";
import { readWhere, settledWhere } from "../explore/exploreAddress.ts";
import { readPeriod } from "../question/period.ts";
import type { Question } from "../question/useQuestion.ts";
import type { Address } from "../useAddress.ts";

/** `choices=window:180,who:2` in the address. */
export function readChoices(text: string | undefined): Record<string, string> {
  return Object.fromEntries(
    (text ?? "")
      .split(",")
      .map((pair) => pair.split(":"))
      .filter((pair): pair is [string, string] => pair.length === 2 && pair[0] !== "" && pair[1] !== ""),
  );
}

export function writeChoices(choices: Readonly<Record<string, string>>): string | undefined {
  const text = Object.entries(choices)
    .map(([name, value]) => `${name}:${value}`)
    .join(",");
  return text === "" ? undefined : text;
}

/** The same question as the page behind the panel, or as the tile (`days`, `only`), for one figure, with its own choices. */
export function useFigureQuestion(metric: string, question: Question, address: Address) {
  const { compare, definition, store, today, covered } = question;
  const { choices, days } = address;
  const where = address.only ?? address.where;
  return useMemo(() => {
    const filters: Filter[] = [
      ...(store === undefined ? [] : [{ by: "store" as const, is: [String(store)] }]),
      ...settledWhere(readWhere(where)),
    ];
    const period = days === undefined ? question.period : readPeriod(days, today, covered).period;
    return { metric, period, compare, definition, choices: readChoices(choices), filters };
  }, [metric, question.period, days, today, covered, compare, definition, choices, store, where]);
}
