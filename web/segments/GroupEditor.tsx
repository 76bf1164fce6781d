import { Button, Dropdown, Select } from "antd";
import { conditionNames } from "../../server/segments/messages.ts";
import { type ConditionKind, mostDepth } from "../../server/segments/rule/schema.ts";
import type { Choices } from "../../server/segments/schema.ts";
import { Icon } from "../kit/Icon.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import { ConditionEditor } from "./ConditionEditor.tsx";
import { type Draft, type DraftGroup, newCondition, newGroup } from "./draft.ts";
import { conditionGroups } from "./words.ts";

interface GroupEditorProps {
  group: DraftGroup;
  onChange(group: DraftGroup): void;
  choices: Choices;
  depth?: number;
}

/** Conditions that are all, or any of them, to hold; groups inside are groups again. */
export function GroupEditor({ group, onChange, choices, depth = 1 }: GroupEditorProps) {
  const say = useSay();
  const replace = (at: number, next: Draft | undefined) =>
    onChange({
      ...group,
      of: group.of.flatMap((part) => (part.key === at ? (next ? [next] : []) : [part])),
    });
  const add = (part: Draft) => onChange({ ...group, of: [...group.of, part] });
  const menu = conditionGroups.map(({ name, kinds }) => ({
    key: name.en,
    type: "group" as const,
    label: say(name),
    children: kinds
      .filter((kind) => !choices.masked.includes(kind))
      .map((kind) => ({ key: kind, label: say(conditionNames[kind]) })),
  }));
  return (
    <fieldset className="seg-group">
      <legend className="hidden-text">{say({ zh: "一组条件", en: "A group of conditions" })}</legend>
      <div className="seg-group-head">
        <SegmentedSwitch
          label={say({ zh: "满足全部还是任一", en: "All or any" })}
          value={group.joined}
          options={[
            { value: "all", label: say({ zh: "满足全部", en: "All of these" }) },
            { value: "any", label: say({ zh: "满足任一", en: "Any of these" }) },
          ]}
          onChange={(joined) => onChange({ ...group, joined })}
        />
      </div>
      {group.of.length === 0 && (
        <p className="text-3">
          {say({ zh: "还没有条件：现在是所有客户。", en: "No condition yet: this is everyone." })}
        </p>
      )}
      <ul className="seg-rows">
        {group.of.map((part) => (
          <li key={part.key} className="seg-row" data-group={part.kind === "group" || undefined}>
            <Select
              className="seg-not"
              aria-label={say({ zh: "符合还是不符合", en: "Is or is not" })}
              value={part.not ? "not" : "is"}
              data-not={part.not || undefined}
              popupMatchSelectWidth={false}
              options={[
                { value: "is", label: say({ zh: "符合", en: "is" }) },
                { value: "not", label: say({ zh: "不符合", en: "is not" }) },
              ]}
              onChange={(value) => replace(part.key, { ...part, not: value === "not" })}
            />
            {part.kind === "group" ? (
              <GroupEditor
                group={part}
                depth={depth + 1}
                choices={choices}
                onChange={(next) => replace(part.key, next)}
              />
            ) : (
              <div className="seg-condition">
                <strong>{say(conditionNames[part.on.kind])}</strong>
                <ConditionEditor
                  on={part.on}
                  choices={choices}
                  onChange={(on) => replace(part.key, { ...part, on })}
                />
              </div>
            )}
            <button
              type="button"
              className="seg-remove"
              onClick={() => replace(part.key, undefined)}
              title={say({ zh: "去掉", en: "Remove" })}
            >
              <Icon name="close" size={14} />
              <span className="hidden-text">{say({ zh: "去掉这个条件", en: "Remove this condition" })}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="seg-add">
        <Dropdown
          autoFocus
          trigger={["click"]}
          menu={{
            items: menu,
            style: { maxHeight: 420, overflowY: "auto" },
            onClick: ({ key }) => add(newCondition(key as ConditionKind)),
          }}
        >
          <Button>{say({ zh: "+ 加条件", en: "+ Condition" })}</Button>
        </Dropdown>
        {depth < mostDepth - 1 && (
          <Button
            type="link"
            onClick={() =>
              add(
                newGroup(group.joined === "all" ? "any" : "all", [
                  newCondition("bought"),
                  newCondition("lastPurchase"),
                ]),
              )
            }
          >
            {say({ zh: "+ 加一组", en: "+ Group" })}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
