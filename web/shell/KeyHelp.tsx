import { DialogFrame } from "../kit/DialogFrame.tsx";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { pages } from "../routes.tsx";
import { useWhoAmI } from "../whoAmI.ts";

const always: ReadonlyArray<{ keys: string[]; does: Pair }> = [
  { keys: ["Ctrl K", "/"], does: { zh: "搜索页面、客户和操作", en: "Search pages, customers and actions" } },
  { keys: ["J", "K"], does: { zh: "下一行，上一行", en: "Next row, previous row" } },
  { keys: ["Enter"], does: { zh: "打开", en: "Open" } },
  { keys: ["Esc"], does: { zh: "关闭", en: "Close" } },
  { keys: ["?"], does: { zh: "这张表", en: "This list" } },
];

export function KeyHelp({ open, onClose }: { open: boolean; onClose(): void }) {
  const say = useSay();
  const me = useWhoAmI();
  const title = say({ zh: "键盘快捷键", en: "Keyboard shortcuts" });
  const places = pages.filter((page) => page.letter && me.may.includes(page.may));
  return (
    <DialogFrame open={open} title={title} onClose={onClose}>
      <dl className="key-help">
        {always.map((line) => (
          <div key={line.keys.join()}>
            <dt>{say(line.does)}</dt>
            <dd>
              {line.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
        {places.map((page) => (
          <div key={page.path}>
            <dt>{say({ zh: "去{page}", en: "Go to {page}" }, { page: say(page.name) })}</dt>
            <dd>
              <kbd>G</kbd>
              <kbd>{page.letter?.toUpperCase()}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-3">
        {say({
          zh: "输入法组字时，单键一律不起作用。",
          en: "Single keys rest while an input method composes.",
        })}
      </p>
    </DialogFrame>
  );
}
