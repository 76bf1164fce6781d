import type { QueryClient } from "@tanstack/react-query";
import type { Pair } from "./phrase.ts";
import { askAgain } from "./useCall.ts";

export interface JobEvent {
  id: string;
  kind: string;
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  progress: number;
  total: number | null;
  note: Pair | Record<string, unknown> | null;
  error?: { code: string; zh?: string; en?: string } | null;
}

type JobListener = (job: JobEvent) => void;

const listeners = new Set<JobListener>();
const lastOf = new Map<string, JobEvent>();

/** Tells about every job's progress; the last word on each is kept for who comes late. */
export function onJob(listener: JobListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const lastWordOn = (id: string): JobEvent | undefined => lastOf.get(id);

/** An import announces new facts many times a second; figures are asked again at most once in this time. */
const quietMs = 1500;

/** One stream for the whole page. The browser reconnects by itself; what was missed is asked again then. */
export function listen(queries: QueryClient): () => void {
  const source = new EventSource("/api/events", { withCredentials: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let known: string | undefined;
  const refresh = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void askAgain(queries);
    }, quietMs);
  };
  // The server says the version on every connection: a reconnect after a pause sees whether it missed anything.
  source.addEventListener("facts", (event) => {
    const { factsVersion } = JSON.parse((event as MessageEvent<string>).data) as { factsVersion: unknown };
    const version = JSON.stringify(factsVersion);
    if (known !== undefined && known !== version) refresh();
    known = version;
  });
  source.addEventListener("job", (event) => {
    const job = JSON.parse((event as MessageEvent<string>).data) as JobEvent;
    lastOf.set(job.id, job);
    for (const listener of listeners) listener(job);
    if (job.state !== "running" && job.state !== "queued") refresh();
  });
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
