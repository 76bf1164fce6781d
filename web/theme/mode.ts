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
export function watchSystemMode(tell: (mode: Mode) => void): () => void {
  const query = prefersDark();
  const changed = () => tell(query.matches ? "dark" : "light");
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
