import "./kit.css";
import { type ReactNode, useId } from "react";
import { FxButton } from "./FxButton.tsx";

interface CardProps {
  title: string;
  /** The metric behind the card: gives it its ƒ. */
  metric?: string | undefined;
  /** One grey line: unit, grain, how to read it. */
  note?: ReactNode;
  /** Legend and switches. */
  right?: ReactNode;
  children: ReactNode;
}

export function Card({ title, metric, note, right, children }: CardProps) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <div className="card-head">
        <h2>
          <span id={id}>{title}</span>
          {metric && <FxButton metric={metric} name={title} />}
        </h2>
        {right && <div className="card-right">{right}</div>}
      </div>
      {note && <p className="card-note">{note}</p>}
      {children}
    </section>
  );
}
