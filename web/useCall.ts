import { type QueryClient, useQuery } from "@tanstack/react-query";
import { call, type Input, type Output, type VerbName } from "./call.ts";
import { CallError } from "./callError.ts";

/** One verb, one input, one entry in the cache. */
export function question<K extends VerbName>(verb: K, input: Input<K>) {
  return {
    queryKey: [verb, input] as const,
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<Output<K>> => call(verb, input, { signal }),
  };
}

/** Lists that are planned in the background change without this page having done anything. */
export const fiveMinutes = 300_000;

interface Choices<I> {
  enabled?: boolean;
  /** Milliseconds after which it is asked again while the page is looked at. */
  every?: number;
  /** Leave the last answer standing while the next is computed: always (the default), never, or if its question was close enough. */
  keep?: boolean | ((before: I) => boolean);
}

/** Reads a verb. The last answer stays on screen, with its as-of, until the next is there. */
export function useCall<K extends VerbName>(verb: K, input: Input<K>, choices: Choices<Input<K>> = {}) {
  const { keep = true } = choices;
  return useQuery<Output<K>, Error, Output<K>, readonly [K, Input<K>]>({
    ...question(verb, input),
    enabled: choices.enabled ?? true,
    refetchInterval: choices.every ?? false,
    placeholderData: (answer, asked) =>
      asked && (typeof keep === "boolean" ? keep : keep(asked.queryKey[1])) ? answer : undefined,
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
