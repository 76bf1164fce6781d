import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { momentText } from "../kit/dates.ts";
import { useLanguage } from "../language.tsx";
import { askAgain } from "../useCall.ts";
import { useWhoAmI } from "../whoAmI.ts";

/** Until when the figures on screen know things, and a way to ask again. */
export function AsOf() {
  const { language, say } = useLanguage();
  const { asOf, company } = useWhoAmI();
  const queries = useQueryClient();
  const busy = useIsFetching() > 0;
  return (
    <span className="as-of">
      <span>
        {say(
          { zh: "数据截至 {at}", en: "Data as of {at}" },
          { at: momentText(asOf, company.zone, language) },
        )}
      </span>
      <button type="button" className="link" onClick={() => void askAgain(queries)} aria-busy={busy}>
        {busy ? say({ zh: "刷新中", en: "Refreshing" }) : say({ zh: "刷新", en: "Refresh" })}
      </button>
    </span>
  );
}
