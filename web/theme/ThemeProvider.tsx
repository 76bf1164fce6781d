import { App, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from "react";
import { useLanguage } from "../language.tsx";
import { antdTheme } from "./antdTheme.ts";
import {
  keepMode,
  keptMode,
  type ModeChoice,
  systemMode,
  systemStill,
  watchSystemMode,
  watchSystemStill,
} from "./mode.ts";
import { cssVariables, type Mode, type Tokens, tokensOf } from "./tokens.ts";

interface Theme {
  mode: Mode;
  choice: ModeChoice;
  tokens: Tokens;
  choose(choice: ModeChoice): void;
  setGoodIsBlue(goodIsBlue: boolean): void;
}

const ThemeContext = createContext<Theme | null>(null);

export function useTheme(): Theme {
  const theme = useContext(ThemeContext);
  if (!theme) throw new Error("useTheme stands outside ThemeProvider");
  return theme;
}

/** A word about what was done can be read and clicked, with a dialog open too. */
const topmost = () => [...document.querySelectorAll<HTMLElement>("dialog[open]")].at(-1) ?? document.body;

export function ThemeProvider({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const [choice, setChoice] = useState<ModeChoice>(keptMode);
  const [system, setSystem] = useState<Mode>(systemMode);
  const [still, setStill] = useState(systemStill);
  const [goodIsBlue, setGoodIsBlue] = useState(true);
  const mode = choice === "system" ? system : choice;
  const tokens = useMemo(() => tokensOf(mode, goodIsBlue), [mode, goodIsBlue]);

  useLayoutEffect(() => watchSystemMode(setSystem), []);
  useLayoutEffect(() => watchSystemStill(setStill), []);
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = mode;
    root.style.colorScheme = mode;
    for (const [name, value] of cssVariables(tokens)) root.style.setProperty(name, value);
  }, [mode, tokens]);
  useLayoutEffect(() => {
    dayjs.locale(language === "zh" ? "zh-cn" : "en");
  }, [language]);

  const value = useMemo<Theme>(
    () => ({
      mode,
      choice,
      tokens,
      setGoodIsBlue,
      choose(next) {
        keepMode(next);
        setChoice(next);
      },
    }),
    [mode, choice, tokens],
  );
  return (
    <ThemeContext value={value}>
      <ConfigProvider
        locale={language === "zh" ? zhCN : enUS}
        theme={antdTheme(mode, tokens, still)}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
        // What floats above a dialog must live inside it: the rest of the page is inert.
        getPopupContainer={(node) => node?.closest("dialog") ?? document.body}
      >
        <App component={false} message={{ getContainer: topmost }}>
          {children}
        </App>
      </ConfigProvider>
    </ThemeContext>
  );
}
