import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { call, type Input, newKey, type Output, type VerbName } from "./call.ts";
import { CallError } from "./callError.ts";
import { askAgain } from "./useCall.ts";

/**
 * Submits a write. The key is minted once per submit and kept while the answer is unknown, so that trying again
 * after a lost connection repeats the same change instead of making a second one.
 */
export function useSubmit<K extends VerbName>(verb: K, done?: (output: Output<K>) => void) {
  const queries = useQueryClient();
  const key = useRef<string | undefined>(undefined);
  return useMutation<Output<K>, Error, Input<K>>({
    mutationFn: (input) => {
      key.current ??= newKey();
      return call(verb, input, { idempotencyKey: key.current });
    },
    onSuccess(output) {
      key.current = undefined;
      done?.(output);
      void askAgain(queries);
    },
    onError(error) {
      const unknown = error instanceof CallError && (error.status === 0 || error.status >= 500);
      if (!unknown) key.current = undefined;
    },
  });
}
