import { useMemo } from "react";
import type { Input } from "../call.ts";
import { addDays } from "../kit/dates.ts";
import type { Question } from "../question/useQuestion.ts";
import type { Address } from "../useAddress.ts";
import { type Against, defaultDay } from "../value/useValueQuestion.ts";

type FlowAgainst = Exclude<Against, "none">;

/** The two days, and by which classes, as the address says them. */
export function useFlowQuestion(question: Question, address: Address) {
  return useMemo(() => {
    const named = /^\d{4}-\d{2}-\d{2}$/.test(address.asOf ?? "") ? address.asOf : undefined;
    const asOf = named ?? defaultDay(question);
    const against: FlowAgainst = address.against === "365" ? "365" : "90";
    const asked: Input<"structure"> & { asOf: string; compareWith: string; by: "level" | "class" } = {
      asOf,
      compareWith: addDays(asOf, -Number(against)),
      by: address.by === "class" ? "class" : "level",
      definition: question.definition,
    };
    return { asked, against };
  }, [question, address]);
}

export type FlowQuestion = ReturnType<typeof useFlowQuestion>;
