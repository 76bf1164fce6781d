import "./dialog.css";
import { type ReactNode, useEffect, useRef } from "react";

interface DialogProps {
  open: boolean;
  onClose(): void;
  /** What a screen reader says first. */
  label: string;
  /** `side` is a drawer of 560, `middle` a small window, `top` the search. */
  at: "side" | "middle" | "top";
  children: ReactNode;
}

/** The browser's own dialog: it holds the focus, makes the rest inert and closes on Esc. */
export function Dialog({ open, onClose, label, at, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    const dialog = box.current;
    if (!dialog || dialog.open === open) return;
    if (open) {
      opener.current = document.activeElement;
      dialog.showModal();
    } else {
      dialog.close();
      if (opener.current instanceof HTMLElement) opener.current.focus();
    }
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes; the click is only for the backdrop.
    <dialog
      ref={box}
      className={`dialog dialog-${at}`}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
    >
      {open && <div className="dialog-inside">{children}</div>}
    </dialog>
  );
}
