import "./panel.css";
import type { ReactNode } from "react";
import { CopyButton } from "../kit/CopyButton.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useAddress } from "../useAddress.ts";
import { SqlText } from "./SqlText.tsx";

export interface PlainWords {
  title: Pair;
  says: Pair;
  formula: Pair;
  caveats: readonly Pair[];
}

interface PlainPanelProps {
  /** Undefined while the panel is closed. */
  words: PlainWords | undefined;
  /** The formula with its numbers, a line each; empty where there is no figure. */
  numbers: readonly string[];
  /** Definition, choices, and the rows behind the figure. */
  children?: ReactNode;
  sql?: { sql: string; statement: string | null } | undefined;
  /** Up to when, in words. */
  asOf: string;
}

/** Opens at the right for a figure that the address names under `why`: what it says, how it is made, from what, up to when. */
export function PlainPanel({ words, numbers, children, sql, asOf }: PlainPanelProps) {
  const say = useSay();
  const [, change] = useAddress();
  const close = () => change({ why: undefined });
  return (
    <Dialog
      open={words !== undefined}
      onClose={close}
      label={say({ zh: "这个数怎么来的", en: "How this figure is made" })}
      at="side"
    >
      {words && (
        <>
          <section className="panel-section">
            <div className="panel-head">
              <h2>{say(words.title)}</h2>
              <div className="panel-head-right">
                <CopyButton text={location.href} label={say({ zh: "分享", en: "Share" })} />
                <DialogClose onClose={close} />
              </div>
            </div>
            <p className="panel-says">{say(words.says)}</p>
            <p className="panel-line">{say(words.formula)}</p>
            {numbers.length === 0 && (
              <p className="panel-line strong">
                {say({ zh: "还没有足够的数据。", en: "Not enough data yet." })}
              </p>
            )}
            {numbers.map((line) => (
              <p key={line} className="panel-line strong">
                {line}
              </p>
            ))}
          </section>
          {children}
          {sql && (
            <section className="panel-section">
              <div className="panel-title">
                <h3>SQL</h3>
                <CopyButton text={sql.statement ?? sql.sql} />
              </div>
              <SqlText sql={sql.sql} />
            </section>
          )}
          <section className="panel-section">
            <div className="panel-title">
              <h3>{say({ zh: "读的时候注意", en: "Read with care" })}</h3>
              <span>{asOf}</span>
            </div>
            <ul className="caveats">
              {words.caveats.map((caveat) => (
                <li key={caveat.en}>{say(caveat)}</li>
              ))}
            </ul>
          </section>
        </>
      )}
    </Dialog>
  );
}
