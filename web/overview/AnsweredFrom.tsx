import { momentText } from "../kit/dates.ts";
import { useLanguage } from "../language.tsx";
import { useWhoAmI } from "../whoAmI.ts";

/** Which answer this is: computed now, or the same question answered since the last new fact. */
export function AnsweredFrom({ asOf, fromCache }: { asOf: string; fromCache: boolean }) {
  const { say, language } = useLanguage();
  const { company } = useWhoAmI();
  const at = momentText(asOf, company.zone, language);
  return (
    <p className="card-note">
      {fromCache
        ? say(
            { zh: "数据没有变，沿用 {at} 算好的结果。", en: "No new facts; answered as computed {at}." },
            { at },
          )
        : say({ zh: "{at} 现算。", en: "Computed {at}." }, { at })}
    </p>
  );
}
