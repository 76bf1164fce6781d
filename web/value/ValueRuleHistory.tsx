import { momentText } from "../kit/dates.ts";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { choiceWords } from "./valueRuleWords.ts";

/** Every rule that the company has had, who set it and why. */
export function ValueRuleHistory() {
  const { say, language } = useLanguage();
  const { company } = useWhoAmI();
  const history = useCall("definitionHistory", { subject: "valueClasses" });
  if (!history.data) return <Waiting error={history.error} />;
  const { versions } = history.data;
  return (
    <>
      <h3>{say({ zh: "历次修改", en: "Changes" })}</h3>
      {versions.length === 0 && (
        <p className="text-3">
          {say({
            zh: "还没有人改过，用的是产品自带的规则。",
            en: "Nobody has changed it; the product’s own rule applies.",
          })}
        </p>
      )}
      <ol className="definition-history">
        {versions.map(({ version, at, by, value, note }) => (
          <li key={version}>
            <b>{say({ zh: "第 {n} 版", en: "Version {n}" }, { n: version })}</b>{" "}
            <span className="text-3">
              {momentText(at, company.zone, language)} {by ?? ""}
            </span>
            <span>
              {Object.entries(value)
                .map(([key, set]) => {
                  const words = choiceWords(key, set);
                  return `${say(words.name)}: ${say(words.value)}`;
                })
                .join(say({ zh: "；", en: "; " })) || say({ zh: "产品默认", en: "the product’s default" })}
            </span>
            {note && <span className="text-3">{note}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}
