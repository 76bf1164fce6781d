import { keepPreviousData, type QueryClient, useQuery } from "@tanstack/react-query";
import { call, type Input, type Output, type VerbName } from "./call.ts";
import { CallError } from "./callError.ts";

/** One verb, one input, one entry in the cache. */
export function question<K extends VerbName>(verb: K, input: Input<K>) {
  return {
    queryKey: [verb, input] as const,
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<Output<K>> => call(verb, input, { signal }),
  };
}

interface Choices {
  enabled?: boolean;
  /** Leave the last answer standing while the next is computed. Default true. */
  keep?: boolean;
}

/** Reads a verb. The last answer stays on screen, with its as-of, until the next is there. */
export function useCall<K extends VerbName>(verb: K, input: Input<K>, choices: Choices = {}) {
  return useQuery<Output<K>>({
    ...question(verb, input),
    enabled: choices.enabled ?? true,
    ...(choices.keep === false ? {} : { placeholderData: keepPreviousData }),
  });
}

/** Refusals are answers and are not tried again; a server that restarts is, for about ten seconds. */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (!(error instanceof CallError)) return false;
  return (error.status === 0 || error.status === 503) && failures < 5;
}

/** Figures may have moved: everything shown is asked again, what is shown stays until then. */
export function askAgain(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries();
}
