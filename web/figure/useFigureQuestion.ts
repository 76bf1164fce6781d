import { useMemo } from "react";
import type { Filter } from "../../server/metrics/schema.ts";
import { readMembership, readWhere, settledWhere } from "../explore/exploreAddress.ts";
import { readAgainst } from "../question/against.ts";
import { readPeriod } from "../question/period.ts";
import type { Question } from "../question/useQuestion.ts";
import type { Address } from "../useAddress.ts";
import { choicesIn, readChoices, writeChoices } from "./ownChoices.ts";

/** The same question as the page behind the panel, or as the tile (`days`, `only`), for one figure, with its own choices. */
export function useFigureQuestion(metric: string, question: Question, address: Address) {
  const { definition, store, today, covered } = question;
  const { days, members } = address;
  const own = writeChoices(choicesIn(address, metric));
  const against = address.compare;
  const where = address.only ?? address.where;
  return useMemo(() => {
    const filters: Filter[] = [
      ...(store === undefined ? [] : [{ by: "store" as const, is: [String(store)] }]),
      ...settledWhere(readWhere(where)),
    ];
    const period = days === undefined ? question.period : readPeriod(days, today, covered).period;
    const other = readAgainst(against);
    return {
      metric,
      period,
      compare: typeof other === "object" ? other : question.compare,
      definition,
      choices: readChoices(own),
      filters,
      membership: readMembership(members),
    };
  }, [
    metric,
    question.period,
    question.compare,
    days,
    today,
    covered,
    against,
    definition,
    own,
    store,
    where,
    members,
  ]);
}
