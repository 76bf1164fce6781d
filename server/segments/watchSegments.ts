import { bothMoved, type MovedFacts } from "../platform/movedFacts.ts";
import type { Services } from "../platform/services.ts";
import { companySettings } from "../platform/settings.ts";
import type { Watch } from "../platform/watch.ts";
import { compileOptions } from "./asking.ts";
import { refreshSegments } from "./refresh.ts";

/** Facts come in bursts: what arrives within this time is one refresh. */
const quietMs = 700;
/** After a refresh that failed, everybody is looked at when the engine had time to come back. */
const retryMs = 30_000;
/** How often the business date is looked at; a new one moves everything that says "the last 90 days". */
const lookMs = 5 * 60_000;

/** Keeps membership current: after new facts, when a new business day begins, and for what happened while nobody looked. */
export function watchSegments(services: Services): Watch {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let tookMs = 0;
  // Nothing is known of what happened before this began.
  let moved: MovedFacts | undefined;

  const run = async () => {
    do {
      again = false;
      const began = performance.now();
      const since = moved;
      moved = {};
      try {
        await refreshSegments(services, { reason: "facts", ...(since ? { moved: since } : {}) });
      } catch (error) {
        moved = undefined;
        if (!stopped) timer ??= setTimeout(start, retryMs);
        throw error;
      }
      tookMs = performance.now() - began;
    } while (again && !stopped && tookMs < 1000);
    if (again) soon();
  };
  const start = () => {
    timer = undefined;
    if (stopped) return;
    running = run()
      .catch((error: unknown) => services.log.warn({ err: error }, "segments wait"))
      .finally(() => {
        running = undefined;
      });
  };
  // A refresh that takes long leaves the engine to others for as long again.
  const soon = () => {
    if (running) again = true;
    else timer ??= setTimeout(start, quietMs + Math.min(tookMs, 4000));
  };
  const look = async () => {
    const { zone } = await companySettings(services.db);
    const { today } = await compileOptions({ ...services, now: services.clock(), zone });
    const late = await services.db
      .selectFrom("segment")
      .select("id")
      .where("deleted_at", "is", null)
      .where("kind", "=", "rule")
      .where((where) =>
        where.or([
          where("refreshed_on", "is", null),
          where("refreshed_on", "!=", today),
          where("refreshed_version", "!=", where.ref("version")),
        ]),
      )
      .limit(1)
      .execute();
    if (late.length > 0 && !stopped) soon();
  };
  const lookQuietly = () => {
    look().catch((error: unknown) => services.log.warn({ err: error }, "the date of segments"));
  };
  const onFacts = (facts?: MovedFacts) => {
    moved = bothMoved(moved, facts);
    soon();
  };
  services.committed.on("facts", onFacts);
  const clock = setInterval(lookQuietly, lookMs);
  // Once at the start: facts may have come while the server was down.
  soon();
  return {
    async stop() {
      stopped = true;
      clearInterval(clock);
      clearTimeout(timer);
      services.committed.off("facts", onFacts);
      await running;
    },
  };
}
