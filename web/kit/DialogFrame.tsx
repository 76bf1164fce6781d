import type { ReactNode } from "react";
import { Dialog } from "./Dialog.tsx";
import { DialogClose } from "./DialogClose.tsx";

interface DialogFrameProps {
  open: boolean;
  title: string;
  onClose(): void;
  children: ReactNode;
}

/** A small window with its title and the way out of it. */
export function DialogFrame({ open, title, onClose, children }: DialogFrameProps) {
  return (
    <Dialog open={open} onClose={onClose} label={title} at="middle">
      <h2 className="dialog-title">
        {title}
        <DialogClose onClose={onClose} />
      </h2>
      {children}
    </Dialog>
  );
}
