import type { Mode } from "./tokens.ts";

export type ModeChoice = Mode | "system";
const key = "perennial.theme";

export function keptMode(): ModeChoice {
  const kept = localStorage.getItem(key);
  return kept === "light" || kept === "dark" ? kept : "system";
}

export function keepMode(choice: ModeChoice) {
  if (choice === "system") localStorage.removeItem(key);
  else localStorage.setItem(key, choice);
}

const prefersDark = () => matchMedia("(prefers-color-scheme: dark)");

export function systemMode(): Mode {
  return prefersDark().matches ? "dark" : "light";
}

/** Calls back when the operating system changes its mind; returns how to stop. */
export const watchSystemMode = (tell: (mode: Mode) => void) =>
  watch(prefersDark(), (dark) => tell(dark ? "dark" : "light"));

const prefersStill = () => matchMedia("(prefers-reduced-motion: reduce)");

/** Whether whoever reads has asked the operating system for less motion. */
export const systemStill = (): boolean => prefersStill().matches;

export const watchSystemStill = (tell: (still: boolean) => void) => watch(prefersStill(), tell);

function watch(query: MediaQueryList, tell: (matches: boolean) => void): () => void {
  const changed = () => tell(query.matches);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
