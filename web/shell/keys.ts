import { type RefObject, useEffect, useRef } from "react";

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

/** With a dialog open, only what stands inside it listens. */
function isBehind(box: RefObject<Element | null> | undefined): boolean {
  const dialog = document.querySelector("dialog[open]");
  return dialog !== null && !(box?.current && dialog.contains(box.current));
}

/** The second key of `g o` must come within this time. */
const sequenceMs = 1200;

/** A sequence that was begun, by whichever listener: its second key is nobody's single key. */
let begun: { key: string; at: number } | undefined;

/**
 * Single keys (`j`, `/`, `enter`) and sequences (`g o`), in lower case. Not while typing, composing or with a modifier
 * held, nor from behind a dialog: `box` says where the listener stands.
 */
export function useKeys(keys: KeyMap, on = true, box?: RefObject<Element | null>) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!on) return;
    const pressed = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        isTyping(event) ||
        isOperating(event) ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isBehind(box)
      )
        return;
      const key = event.key.toLowerCase();
      const first =
        begun && begun.at !== event.timeStamp && event.timeStamp - begun.at < sequenceMs ? begun : undefined;
      const act = latest.current[first ? `${first.key} ${key}` : key];
      if (!first && Object.keys(latest.current).some((name) => name.startsWith(`${key} `)))
        begun = { key, at: event.timeStamp };
      if (!act) return;
      if (first) begun = undefined;
      event.preventDefault();
      act(event);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [on, box]);
}
