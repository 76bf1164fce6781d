import { Logger as WorkerLogger } from "graphile-worker";
import type { Logger } from "./logger.ts";

/** graphile-worker's messages go to our log; its everyday ones are left out. */
export function silentWorker(log: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (level === "error") log.error({ worker: message }, "worker");
    else if (level === "warning") log.warn({ worker: message }, "worker");
  });
}
