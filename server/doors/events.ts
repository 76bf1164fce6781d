import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { factsVersion } from "../platform/factsVersion.ts";
import { jobWords, seesJob } from "../platform/jobWords.ts";
import type { Services } from "../platform/services.ts";
import type { Actor } from "../verb.ts";

interface Listener {
  actor: Actor;
  stream: SSEStreamingApi;
  /** Asks again who this is; undefined once the session is over. */
  again(): Promise<Actor | undefined>;
}

const heartbeatMs = 15_000;
const gatherMs = 100;

/** Progress of jobs and news of facts, to every page that is open. One question to the database however many listen. */
export function eventHub(services: Services) {
  const listeners = new Set<Listener>();
  const changed = new Set<string>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const send = async (listener: Listener, event: string, data: unknown) => {
    try {
      await listener.stream.writeSSE({ event, data: JSON.stringify(data) });
    } catch {
      listeners.delete(listener);
    }
  };
  const tellJobs = async () => {
    gathering = undefined;
    const ids = [...changed];
    changed.clear();
    if (listeners.size === 0 || closed) return;
    const rows = await services.db.selectFrom("job_run").selectAll().where("id", "in", ids).execute();
    for (const row of rows) {
      const words = jobWords(row);
      for (const listener of listeners) if (seesJob(listener.actor, row)) void send(listener, "job", words);
    }
  };
  const onJob = (id: string) => {
    changed.add(id);
    gathering ??= setTimeout(() => {
      tellJobs().catch((error: unknown) => services.log.warn({ err: error }, "telling about jobs"));
    }, gatherMs);
  };
  const onFacts = () => {
    if (listeners.size === 0) return;
    factsVersion(services.db)
      .then((version) => {
        for (const listener of listeners) void send(listener, "facts", { factsVersion: version });
      })
      .catch((error: unknown) => services.log.warn({ err: error }, "telling about facts"));
  };
  services.committed.on("job", onJob);
  services.committed.on("facts", onFacts);
  const heart = setInterval(() => {
    for (const listener of listeners) {
      void listener
        .again()
        .catch(() => listener.actor)
        .then(async (actor) => {
          if (!actor) {
            listeners.delete(listener);
            listener.stream.abort();
            return;
          }
          listener.actor = actor;
          await listener.stream.write(": still here\n\n");
        })
        .catch(() => listeners.delete(listener));
    }
  }, heartbeatMs);
  heart.unref();

  return {
    open(c: Context, actor: Actor, again: Listener["again"]) {
      return streamSSE(c, async (stream) => {
        const listener: Listener = { actor, stream, again };
        listeners.add(listener);
        const gone = new Promise<void>((resolve) => stream.onAbort(resolve));
        await send(listener, "facts", { factsVersion: await factsVersion(services.db) });
        await gone;
        listeners.delete(listener);
      });
    },
    close() {
      closed = true;
      clearInterval(heart);
      clearTimeout(gathering);
      services.committed.off("job", onJob);
      services.committed.off("facts", onFacts);
      for (const { stream } of listeners) stream.abort();
      listeners.clear();
    },
  };
}
