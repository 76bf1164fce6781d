import { Link } from "@tanstack/react-router";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";

/** Whether what only suits firms that are met in person is shown: not where the company sells to consumers only. */
export function useFirmsShown(): boolean {
  return useWhoAmI().company.sellsTo !== "consumers";
}

/** Where something is not shown because the company sells to consumers only: what, why, and where that is set. */
export function FirmsOnlyNote({ what }: { what: Pair }) {
  const say = useSay();
  const may = useMay();
  return (
    <p className="card-note" role="note">
      {say(
        {
          zh: "没有显示{what}：公司设置写明只卖给个人，而它们适合当面卖给企业的公司。",
          en: "{what} are not shown: the company's settings say that it sells to consumers only, and they suit firms met in person.",
        },
        { what: say(what) },
      )}{" "}
      {may("settings:read") && (
        <Link to="/settings" search={{ tab: "company" } as never}>
          {say({ zh: "改设置", en: "Change the setting" })}
        </Link>
      )}
    </p>
  );
}
