import { useSay } from "../language.tsx";
import { Icon } from "./Icon.tsx";

export function DialogClose({ onClose }: { onClose(): void }) {
  const say = useSay();
  return (
    <button type="button" className="dialog-close" onClick={onClose}>
      <kbd>Esc</kbd>
      <Icon name="close" size={14} />
      <span className="hidden-text">{say({ zh: "关闭", en: "Close" })}</span>
    </button>
  );
}
