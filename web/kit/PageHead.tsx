import "./kit.css";
import type { ReactNode } from "react";

interface PageHeadProps {
  title: string;
  /** What the page found, computed from the data. */
  sentence?: string | undefined;
  crumb?: ReactNode;
  /** Pickers, and at most one primary button. */
  children?: ReactNode;
}

export function PageHead({ title, sentence, crumb, children }: PageHeadProps) {
  return (
    <header className="page-head">
      <div className="page-head-words">
        {crumb && <p className="page-head-crumb">{crumb}</p>}
        <h1>{title}</h1>
        {sentence !== undefined && <p className="page-head-sentence">{sentence}</p>}
      </div>
      {children && <div className="page-head-pickers">{children}</div>}
    </header>
  );
}
