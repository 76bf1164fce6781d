import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { call, type Input, newKey, type Output, type VerbName } from "./call.ts";
import { CallError } from "./callError.ts";
import { askAgain } from "./useCall.ts";

/**
 * Submits a write. The key belongs to what is submitted and is kept while the answer is unknown, so that trying again
 * after a lost connection repeats the same change instead of making a second one. `done` and `failed` hear of every
 * submission; callbacks given to `mutate` only of the last.
 */
export function useSubmit<K extends VerbName>(
  verb: K,
  done?: (output: Output<K>) => void,
  failed?: (error: Error) => void,
) {
  const queries = useQueryClient();
  const keys = useRef(new Map<string, string>());
  return useMutation<Output<K>, Error, Input<K>>({
    mutationFn: (input) => {
      const what = JSON.stringify(input);
      const key = keys.current.get(what) ?? newKey();
      keys.current.set(what, key);
      return call(verb, input, { idempotencyKey: key });
    },
    onSuccess(output, input) {
      keys.current.delete(JSON.stringify(input));
      done?.(output);
      void askAgain(queries);
    },
    onError(error, input) {
      const unknown = error instanceof CallError && (error.status === 0 || error.status >= 500);
      if (!unknown) keys.current.delete(JSON.stringify(input));
      failed?.(error);
      // Somebody else was faster: what is shown, its version included, is no longer so.
      if (error instanceof CallError && error.status === 409) void askAgain(queries);
    },
  });
}
