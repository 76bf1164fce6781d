import type { AfterRestore } from "../platform/backup/restored.ts";
import { replayTombstones } from "./replayTombstones.ts";

/** A backup does not know who was erased after it: their tombstones, kept beside the stores, are put in and replayed. */
export const eraseAgain: AfterRestore = async (services, tombstones) => {
  for (const stone of tombstones) {
    await services.db
      .insertInto("tombstone")
      .values(stone)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await replayTombstones.run({
    services,
    run: "",
    person: null,
    attempt: 1,
    signal: new AbortController().signal,
    report: async () => {},
  });
};
