import { useEffect, useState } from "react";
import { useSay } from "../language.tsx";
import { Icon } from "./Icon.tsx";

/** Copies, and says for two seconds that it did, or that the browser did not allow it. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const say = useSay();
  const [state, setState] = useState<"ready" | "copied" | "failed">("ready");
  useEffect(() => {
    if (state === "ready") return;
    const timer = setTimeout(() => setState("ready"), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const words = {
    ready: label ?? say({ zh: "复制", en: "Copy" }),
    copied: say({ zh: "已复制", en: "Copied" }),
    failed: say({ zh: "浏览器不许复制", en: "The browser refused" }),
  };
  return (
    <button
      type="button"
      className="link copy-button"
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setState("copied"),
          () => setState("failed"),
        );
      }}
    >
      <Icon name={state === "copied" ? "check" : "copy"} size={14} />
      <span aria-live="polite">{words[state]}</span>
    </button>
  );
}
