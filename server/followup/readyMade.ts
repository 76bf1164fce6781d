import { readyMadeClasses } from "./readyMadeClasses.ts";
import { readyMadeCoarse } from "./readyMadeCoarse.ts";
import { readyMadeMoments } from "./readyMadeMoments.ts";
import type { StrategyContent } from "./schema.ts";

/** Strategies to begin with, by key. Each can be changed. */
export const readyMade: Readonly<Record<string, StrategyContent>> = {
  ...readyMadeMoments,
  ...readyMadeClasses,
  ...readyMadeCoarse,
};

export const isCoarse = (key: string) => Object.hasOwn(readyMadeCoarse, key);
