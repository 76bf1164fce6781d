import { Button, Input } from "antd";
import { useState } from "react";
import type { RuleNode } from "../../server/segments/rule/schema.ts";
import type { Choices } from "../../server/segments/schema.ts";
import { useLanguage, useSay } from "../language.tsx";
import { type Understood, understand } from "./understand.ts";

interface SentenceBoxProps {
  choices: Choices;
  /** Puts these conditions in place of those that stand there. */
  onRule(where: RuleNode): void;
  /** Puts back what stood there before. */
  onBack: (() => void) | undefined;
}

/** A sentence in words becomes conditions below, to look at and to change; what was not understood is said. */
export function SentenceBox({ choices, onRule, onBack }: SentenceBoxProps) {
  const say = useSay();
  const { language } = useLanguage();
  const [text, setText] = useState("");
  const [understood, setUnderstood] = useState<Understood | undefined>();
  const [first, second] = choices.categories;
  const example = say(
    {
      zh: "近 90 天买过{first}至少 2 次但没买{second}",
      en: "bought {first} at least twice in the last 90 days but not {second}",
    },
    { first: first ?? say({ zh: "牛奶", en: "Milk" }), second: second ?? say({ zh: "咖啡", en: "Coffee" }) },
  );
  const read = () => {
    if (text.trim() === "") return;
    const found = understand(text, choices);
    setUnderstood(found);
    if (found.where) onRule(found.where);
  };
  const between = language === "zh" ? "、" : ", ";
  return (
    <div className="seg-sentence">
      <div className="seg-sentence-line">
        <Input
          aria-label={say({ zh: "用一句话说要找谁", en: "Say in a sentence who is meant" })}
          placeholder={say(
            { zh: "用一句话说，比如：{example}", en: "Say it in a sentence: {example}" },
            { example },
          )}
          maxLength={300}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={(event) => {
            event.preventDefault();
            read();
          }}
        />
        <Button disabled={text.trim() === ""} onClick={read}>
          {say({ zh: "写成条件", en: "Make conditions" })}
        </Button>
      </div>
      <div aria-live="polite">
        {understood && (
          <p>
            {understood.where
              ? say({
                  zh: "听懂的写在下面了，可以再改。",
                  en: "What was understood stands below; change it as you like.",
                })
              : say({
                  zh: "没有听懂，条件没有变。",
                  en: "None of this was understood; the conditions are as they were.",
                })}{" "}
            {understood.unknown.length > 0 && (
              <span className="unfavourable">
                {say(
                  { zh: "没听懂、也没算进去的：{words}", en: "Not understood and left out: {words}" },
                  { words: understood.unknown.map((word) => `“${word}”`).join(between) },
                )}
              </span>
            )}{" "}
            {understood.where && onBack && (
              <Button
                type="link"
                size="small"
                onClick={() => {
                  onBack();
                  setUnderstood(undefined);
                }}
              >
                {say({ zh: "恢复原来的条件", en: "Put the earlier conditions back" })}
              </Button>
            )}
          </p>
        )}
      </div>
    </div>
  );
}
