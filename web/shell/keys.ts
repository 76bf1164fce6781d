import { useEffect, useRef } from "react";

/** Typing belongs to the field, and while an input method composes every key belongs to it. */
function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) return true;
  const at = event.target;
  return at instanceof HTMLElement && (at.isContentEditable || at.matches("input, textarea, select"));
}

/** Enter on a button or a link belongs to that button or link. */
function isOperating(event: KeyboardEvent): boolean {
  const at = event.target;
  return (
    event.key === "Enter" &&
    at instanceof Element &&
    at.closest("a, button, summary, [role=option], [data-at]") !== null
  );
}

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** The second key of `g o` must come within this time. */
const sequenceMs = 1200;

/** Single keys (`j`, `/`, `enter`) and sequences (`g o`), in lower case. Not while typing, composing or with a modifier held. */
export function useKeys(keys: KeyMap, on = true) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!on) return;
    let first: { key: string; at: number } | undefined;
    const pressed = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        isTyping(event) ||
        isOperating(event) ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey
      )
        return;
      const key = event.key.toLowerCase();
      const sequence = first && event.timeStamp - first.at < sequenceMs ? `${first.key} ${key}` : undefined;
      const act = (sequence && latest.current[sequence]) || latest.current[key];
      const opens = Object.keys(latest.current).some((name) => name.startsWith(`${key} `));
      first = !sequence && opens ? { key, at: event.timeStamp } : undefined;
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [on]);
}
