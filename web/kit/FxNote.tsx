import { Popover } from "antd";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";

/** How a figure is made that stands on one page alone and is in no catalogue. */
export interface How {
  formula: Pair;
  /** What counts and what does not. */
  counts: Pair;
  /** The verb that gives the same figures to whoever asks at the command line or by API. */
  verb: string;
}

/** ƒ of such a figure: its formula, what counts, and where the same can be asked for. */
export function FxNote({ name, how }: { name: string; how: How }) {
  const { say } = useLanguage();
  const label = say({ zh: "{name}怎么算的", en: "How {name} is computed" }, { name });
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={
        <div className="fx-note" role="note" aria-label={label}>
          <p>
            <strong>{say(how.formula)}</strong>
          </p>
          <p>{say(how.counts)}</p>
          <p className="text-3">
            {say({ zh: "命令行和 API 里是同一个数：", en: "The same at the command line and by API: " })}
            <code>{how.verb}</code>
          </p>
        </div>
      }
    >
      <button type="button" className="fx" aria-label={label}>
        ƒ
      </button>
    </Popover>
  );
}
