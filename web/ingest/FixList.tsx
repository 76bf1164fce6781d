import { Button } from "antd";
import { Card } from "../kit/Card.tsx";
import { useSay } from "../language.tsx";
import type { Fix } from "./ErrorBlock.tsx";

interface FixListProps {
  fixes: readonly Fix[];
  setFixes(fixes: Fix[]): void;
  fieldName(field: string): string;
  words: Readonly<Record<string, { zh: string; en: string }>>;
}

/** What has been decided about values so far, each to be taken back. The file itself stays as it is. */
export function FixList({ fixes, setFixes, fieldName, words }: FixListProps) {
  const say = useSay();
  if (fixes.length === 0) return null;
  const sentence = (fix: Fix): string => {
    if (fix.how === "value")
      return say(
        { zh: "“{from}”都改成“{to}”", en: "“{from}” becomes “{to}”" },
        { from: fix.from, to: fix.to },
      );
    if (fix.how === "row")
      return say(
        { zh: "第 {row} 行改成“{to}”", en: "Row {row} becomes “{to}”" },
        { row: String(fix.row), to: fix.to },
      );
    const why = say(words[fix.code] ?? { zh: fix.code, en: fix.code });
    return fix.how === "blank"
      ? say({ zh: "{why}：留空", en: "{why}: left empty" }, { why })
      : say({ zh: "{why}：不导入", en: "{why}: left out" }, { why });
  };
  return (
    <Card title={say({ zh: "改动（文件本身不变）", en: "Changes (the file itself stays as it is)" })}>
      <ul className="fix-list">
        {fixes.map((fix) => (
          <li key={JSON.stringify(fix)}>
            <span className="text-2">{fieldName(fix.field)}</span>
            <span className="error-value">{sentence(fix)}</span>
            <Button type="link" size="small" onClick={() => setFixes(fixes.filter((one) => one !== fix))}>
              {say({ zh: "撤回", en: "Take back" })}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
