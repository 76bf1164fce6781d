import "./kit.css";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";

export type Verdict = "works" | "harmful" | "fails" | "few" | "unattributable";

const verdicts: Record<Verdict, { sign: string; look: string; words: Pair }> = {
  works: { sign: "✓", look: "works", words: { zh: "有效", en: "Works" } },
  fails: { sign: "✕", look: "fails", words: { zh: "无效", en: "No effect" } },
  harmful: { sign: "✕", look: "fails", words: { zh: "有害", en: "Harmful" } },
  few: { sign: "···", look: "few", words: { zh: "样本不足", en: "Too few" } },
  unattributable: { sign: "≠", look: "unattributable", words: { zh: "不能归因", en: "Not causal" } },
};

export function VerdictChip({ verdict, words }: { verdict: Verdict; words?: Pair }) {
  const say = useSay();
  const { sign, look, words: usual } = verdicts[verdict];
  return (
    <span className={`verdict verdict-${look}`}>
      <span aria-hidden="true">{sign}</span>
      {say(words ?? usual)}
    </span>
  );
}
