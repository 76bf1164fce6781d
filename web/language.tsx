import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from "react";
import { keepLanguage, keptLanguage } from "./keptLanguage.ts";
import { type Language, type Pair, type PhraseValues, phrase } from "./phrase.ts";
import { askAgain } from "./useCall.ts";

interface Speaker {
  language: Language;
  setLanguage(language: Language): void;
  say(pair: Pair, values?: PhraseValues): string;
}

const LanguageContext = createContext<Speaker | null>(null);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [language, setLanguage] = useState<Language>(keptLanguage);
  useLayoutEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  const speaker = useMemo<Speaker>(
    () => ({
      language,
      setLanguage(next) {
        keepLanguage(next);
        setLanguage(next);
        // Some answers are in the language they were asked in: what changed on a file, the words of a task.
        void askAgain(queries);
      },
      say: (pair, values) => phrase(pair, language, values),
    }),
    [language, queries],
  );
  return <LanguageContext value={speaker}>{children}</LanguageContext>;
}

export function useLanguage(): Speaker {
  const speaker = useContext(LanguageContext);
  if (!speaker) throw new Error("useLanguage stands outside LanguageProvider");
  return speaker;
}

/** `say({ zh: "还差 {n} 位", en: "{n} more to go" }, { n: 188 })` in the reader's language. */
export function useSay(): Speaker["say"] {
  return useLanguage().say;
}
