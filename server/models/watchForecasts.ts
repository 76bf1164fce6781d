import { randomUUID } from "node:crypto";
import { enqueueJob } from "../platform/enqueueJob.ts";
import type { Services } from "../platform/services.ts";
import type { Watch } from "../platform/watch.ts";
import { forecastDue } from "./forecastDue.ts";
import { retireRuns } from "./keepRuns.ts";
import { lastKnownDay } from "./lastKnownDay.ts";
import { oneForecast } from "./oneForecast.ts";

/** Facts come in bursts: an import of several files is one look, and whoever reads figures meanwhile comes first. */
const quietMs = 5000;
const laterMs = 30_000;
const lookMs = 3_600_000;

/** Asks for a new run when facts have moved far enough, and once an hour for what the calendar moved. */
export function watchForecasts(services: Services): Watch {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;
  let looked = false;

  const look = async () => {
    await retireRuns(services, await lastKnownDay(services));
    const because = await forecastDue(services);
    if (!because || stopped) return;
    const now = services.clock();
    await services.db.transaction().execute((trx) =>
      oneForecast(trx, () =>
        enqueueJob(trx, {
          id: randomUUID(),
          job: "fitAndScore",
          payload: { because },
          person: null,
          now,
          maxAttempts: 2,
        }),
      ),
    );
  };
  const begin = () => {
    timer = undefined;
    looked = true;
    if (stopped) return;
    // Facts that came while it looks are looked at after it.
    if (running) return soon();
    running = look()
      .catch((error: unknown) => services.log.warn({ err: error }, "forecasts wait"))
      .finally(() => {
        running = undefined;
      });
  };
  const soon = () => {
    if (!stopped) timer ??= setTimeout(begin, looked ? laterMs : quietMs);
  };
  services.committed.on("facts", soon);
  const clock = setInterval(begin, lookMs);
  // Once at the start: facts may have come while the server was down.
  soon();
  return {
    async stop() {
      stopped = true;
      clearInterval(clock);
      clearTimeout(timer);
      services.committed.off("facts", soon);
      await running;
    },
  };
}
