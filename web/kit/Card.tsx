import "./kit.css";
import { type ReactNode, useId } from "react";
import type { Address } from "../useAddress.ts";
import { FxButton } from "./FxButton.tsx";
import { FxNote, type How } from "./FxNote.tsx";
import { WhyButton } from "./WhyButton.tsx";

interface CardProps {
  title: string;
  /** The metric behind the card: gives it its ƒ. */
  metric?: string | undefined;
  /** Instead, the page’s own explanation, by its name in the address. */
  why?: string | undefined;
  /** What that figure is of, where the page does not say it. */
  asked?: Address | undefined;
  /** Of a figure that is in no catalogue: how it is made. */
  how?: How | undefined;
  /** One grey line: unit, grain, how to read it. */
  note?: ReactNode;
  /** Legend and switches. */
  right?: ReactNode;
  children: ReactNode;
}

export function Card({ title, metric, why, asked, how, note, right, children }: CardProps) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <div className="card-head">
        <h2>
          <span id={id}>{title}</span>
          {metric && <FxButton metric={metric} name={title} asked={asked} />}
          {how && <FxNote name={title} how={how} />}
          {why && <WhyButton why={why} name={title} />}
        </h2>
        {right && <div className="card-right">{right}</div>}
      </div>
      {note && <p className="card-note">{note}</p>}
      {children}
    </section>
  );
}
