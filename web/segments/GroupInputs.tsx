import { Checkbox } from "antd";
import type { GroupInput } from "../../server/segments/groups/schema.ts";
import { groupInputNames } from "../../server/segments/messages.ts";
import { saysOf } from "../callError.ts";
import { Bones } from "../kit/Bones.tsx";
import { Card } from "../kit/Card.tsx";
import { percent } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";

interface GroupInputsProps {
  chosen: readonly GroupInput[];
  onChange(chosen: GroupInput[]): void;
}

/** What groups are looked for in, with how many of those who bought have something there. */
export function GroupInputs({ chosen, onChange }: GroupInputsProps) {
  const { say, language } = useLanguage();
  const answer = useCall("groupingInputs", {});
  return (
    <Card
      title={say({ zh: "看哪些方面", en: "What to look at" })}
      note={say({
        zh: "次数、天数和类目要一成买过的客户有，打分要一半客户有；没有打分的按平均算，不把人推向哪一组",
        en: "Counts and categories need a tenth of those who bought, marks a half; who gave no mark counts as average, which pulls to no group",
      })}
    >
      {answer.error && (
        <p className="field-error" role="alert">
          {say(saysOf(answer.error))}
        </p>
      )}
      {!answer.data && !answer.error && <Bones lines={6} />}
      {answer.data && (
        <ul className="seg-inputs">
          {answer.data.inputs.map(({ input, usable, features }) => (
            <li key={input}>
              <Checkbox
                checked={chosen.includes(input)}
                disabled={
                  (!usable && !chosen.includes(input)) || (chosen.length === 1 && chosen[0] === input)
                }
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, input] : chosen.filter((one) => one !== input))
                }
              >
                {say(groupInputNames[input].name)}{" "}
                <span className="text-3">{say(groupInputNames[input].says)}</span>
              </Checkbox>
              {input !== "purchases" && (
                <p className="text-3">
                  {features.length === 0
                    ? say({ zh: "没有可比的类目", en: "No categories to compare" })
                    : features
                        .map(({ title, share, usable: can }) =>
                          say(
                            can
                              ? { zh: "{title}：{share} 有", en: "{title}: {share} have it" }
                              : {
                                  zh: "{title}：{share} 有，太少或人人一样",
                                  en: "{title}: {share}, too few or all alike",
                                },
                            { title: say(title), share: percent(share, language, 0) },
                          ),
                        )
                        .join(say({ zh: "；", en: "; " }))}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
