import "./shell.css";
import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { listen } from "../events.ts";
import { useSay } from "../language.tsx";
import { pages } from "../routes.tsx";
import { useTheme } from "../theme/ThemeProvider.tsx";
import { useAddress } from "../useAddress.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { BottomBar } from "./BottomBar.tsx";
import { KeyHelp } from "./KeyHelp.tsx";
import { type KeyMap, useKeys } from "./keys.ts";
import { Navigation } from "./Navigation.tsx";
import { SampleBanner } from "./SampleBanner.tsx";
import { Search } from "./Search.tsx";
import { TopBar } from "./TopBar.tsx";

const FigurePanel = lazy(() =>
  import("../figure/FigurePanel.tsx").then((module) => ({ default: module.FigurePanel })),
);

/** The frame around every page: where one can go, what one can ask, whose data it is. */
export function Shell() {
  const say = useSay();
  const me = useWhoAmI();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { setGoodIsBlue } = useTheme();
  const [searching, setSearching] = useState(false);
  const [helping, setHelping] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [address] = useAddress();
  const page = pages.find((line) => line.path === path);

  useEffect(() => listen(queries), [queries]);
  useEffect(() => setGoodIsBlue(me.company.goodIsBlue), [me.company.goodIsBlue, setGoodIsBlue]);
  useEffect(() => {
    const product = say({ zh: "常青", en: "Perennial" });
    document.title = page ? `${say(page.name)} · ${product}` : product;
  }, [page, say]);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.isComposing || event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setSearching(true);
    };
    window.addEventListener("keydown", open);
    return () => window.removeEventListener("keydown", open);
  }, []);

  const keys: Record<string, KeyMap[string]> = { "/": () => setSearching(true), "?": () => setHelping(true) };
  for (const line of pages) {
    if (line.letter && me.may.includes(line.may)) {
      keys[`g ${line.letter}`] = () => void navigate({ to: line.path });
    }
  }
  useKeys(keys);

  return (
    <div className="shell">
      <a className="skip-link" href="#page">
        {say({ zh: "跳到正文", en: "Skip to content" })}
      </a>
      <Navigation />
      <TopBar onSearch={() => setSearching(true)} onHelp={() => setHelping(true)} />
      <main id="page" className="page" tabIndex={-1}>
        {me.sample && <SampleBanner />}
        <Outlet />
      </main>
      {address.figure && (
        <Suspense>
          <FigurePanel />
        </Suspense>
      )}
      <BottomBar onHelp={() => setHelping(true)} />
      <Search open={searching} onClose={() => setSearching(false)} onHelp={() => setHelping(true)} />
      <KeyHelp open={helping} onClose={() => setHelping(false)} />
    </div>
  );
}
