import { useMemo } from "react";
import type { Question } from "../question/useQuestion.ts";
import type { Address } from "../useAddress.ts";
import { useCall } from "../useCall.ts";

/** Whose effort: it suits firms that are met in person, so persons and firms can be looked at apart. */
const kinds = ["person", "organisation"] as const;

/** Effort against gain, as the address asks for it. */
export function useEffort({ period, definition }: Question, address: Address, enabled: boolean) {
  const asked = useMemo(
    () => ({
      period,
      definition,
      effort: address.effort === "contacts" ? ("contacts" as const) : ("minutes" as const),
      gain: address.gain === "profit" ? ("profit" as const) : ("revenue" as const),
      regular: address.regular === "yes",
      filters: kinds.flatMap((kind) =>
        kind === address.kind ? [{ by: "customerKind" as const, is: [kind] }] : [],
      ),
    }),
    [period, definition, address.effort, address.gain, address.regular, address.kind],
  );
  return { asked, effort: useCall("effort", asked, { enabled }) };
}

export type EffortQuestion = ReturnType<typeof useEffort>["asked"];
