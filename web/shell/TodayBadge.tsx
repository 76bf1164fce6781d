import { count } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { fiveMinutes, useCall } from "../useCall.ts";

/** How many of one's own customers wait today: the only badge there is. */
export function TodayBadge() {
  const { language } = useLanguage();
  const { data } = useCall("todaySummary", {}, { every: fiveMinutes });
  const n = data?.mine ?? 0;
  return n === 0 ? null : <span className="navigation-badge">{count(n, language)}</span>;
}
