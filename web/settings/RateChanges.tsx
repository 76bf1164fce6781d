import { Card } from "../kit/Card.tsx";
import { momentText } from "../kit/dates.ts";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { rateWords } from "./rateKinds.ts";

/** Every change of a rate, the newest first: what was corrected or removed is still there to read. */
export function RateChanges({ currency }: { currency?: string }) {
  const { say, language } = useLanguage();
  const { company } = useWhoAmI();
  const answer = useCall("listRateChanges", { limit: 50, ...(currency ? { currency } : {}) });
  const changes = answer.data?.changes ?? [];
  if (changes.length === 0) return null;
  const words = (one: (typeof changes)[number]) =>
    one.rate === null
      ? say({ zh: "移除 {was}", en: "removed {was}" }, { was: one.before ?? "" })
      : one.before === null
        ? rateWords(one.currency, one.rate, company.currency)
        : `${one.before} → ${rateWords(one.currency, one.rate, company.currency)}`;
  return (
    <Card
      title={say({ zh: "汇率的改动", en: "Changes of rates" })}
      note={say({ zh: "最近 50 次；改过的都留着", en: "The last 50; nothing is deleted" })}
    >
      <ul className="rate-changes">
        {changes.map((one) => (
          <li key={one.id}>
            <span className="text-3">{momentText(one.at, company.zone, language)}</span>{" "}
            {one.by ?? say({ zh: "系统", en: "system" })}{" "}
            {say(
              { zh: "{currency} 自 {day}：", en: "{currency} from {day}: " },
              { currency: one.currency, day: one.day },
            )}
            <b>{words(one)}</b> <span className="text-3">{one.source}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
