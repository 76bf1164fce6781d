import type { Rhythm } from "../schema.ts";

/** A rhythm as the table has it. */
export interface RhythmRow {
  every: Rhythm["every"];
  on_day: number | null;
  hour: number;
}

export function rowOf(rhythm: Rhythm): RhythmRow {
  return { every: rhythm.every, on_day: rhythm.every === "day" ? null : rhythm.on, hour: rhythm.hour };
}

export function rhythmOf({ every, on_day, hour }: RhythmRow): Rhythm {
  return every === "day" ? { every, hour } : { every, on: on_day ?? 1, hour };
}
