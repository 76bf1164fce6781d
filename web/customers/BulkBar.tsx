import { Button, Popover, Select } from "antd";
import { useState } from "react";
import { useSay } from "../language.tsx";
import { useMay } from "../whoAmI.ts";
import { AddToList, idsOfFilter, mostAtOnce } from "./AddToList.tsx";
import { ConsentDialog } from "./ConsentDialog.tsx";
import type { Choices } from "./chips.ts";
import { useBulkDeeds } from "./useBulkDeeds.ts";
import type { ListQuestion } from "./useList.ts";
import type { Ticked } from "./useTicked.ts";

interface BulkBarProps {
  ticked: Ticked;
  asked: ListQuestion;
  choices: Choices | undefined;
}

/** How many are ticked, and what can be done with them. */
export function BulkBar({ ticked, asked, choices }: BulkBarProps) {
  const say = useSay();
  const may = useMay();
  const { tagging, assigning, consenting } = useBulkDeeds(ticked.clear);
  if (ticked.count === 0) return null;
  const whom = { selection: ticked.selection(), definition: asked.definition ?? {} };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a toolbar is not a fieldset.
    <div
      className="bulk-bar"
      role="group"
      aria-label={say({ zh: "对选中的客户", en: "For the ticked customers" })}
    >
      <strong>{say({ zh: "已选 {n} 位", en: "{n} ticked" }, { n: ticked.count })}</strong>
      {may("customers:write") && (
        <>
          <TagDialog
            label={say({ zh: "加标签", en: "Add tags" })}
            choices={choices}
            onTags={(add) => tagging.mutate({ ...whom, add })}
          />
          <TagDialog
            label={say({ zh: "去标签", en: "Remove tags" })}
            choices={choices}
            onTags={(remove) => tagging.mutate({ ...whom, remove })}
          />
          <Select
            className="bulk-owner"
            showSearch
            optionFilterProp="label"
            value={null}
            loading={assigning.isPending}
            aria-label={say({ zh: "分派给", en: "Assign to" })}
            placeholder={say({ zh: "分派给…", en: "Assign to…" })}
            options={[
              { value: 0, label: say({ zh: "无人负责", en: "nobody" }) },
              ...(choices?.people ?? []).map((one) => ({ value: one.person, label: one.name })),
            ]}
            onChange={(owner: number | null) => assigning.mutate({ ...whom, owner: owner || null })}
          />
          <ConsentDialog
            count={ticked.count}
            busy={consenting.isPending}
            onGiven={(given) => consenting.mutate({ ...whom, ...given })}
          />
        </>
      )}
      <AddToList
        ids={() => {
          const chosen = ticked.selection();
          return "ids" in chosen ? chosen.ids : idsOfFilter(chosen.filter, chosen.except);
        }}
        label={
          ticked.count > mostAtOnce
            ? say({ zh: "前 {n} 位加到名单", en: "Add the first {n} to a list" }, { n: mostAtOnce })
            : undefined
        }
        done={ticked.clear}
      />
      <button type="button" className="link" onClick={ticked.clear}>
        {say({ zh: "取消选择", en: "Untick" })}
      </button>
    </div>
  );
}

interface TagDialogProps {
  label: string;
  choices: Choices | undefined;
  onTags(tags: string[]): void;
}

function TagDialog({ label, choices, onTags }: TagDialogProps) {
  const [open, setOpen] = useState(false);
  const [tags, setTags] = useState<string[]>([]);
  return (
    <Popover
      trigger="click"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="picker-popup">
          <Select
            mode="tags"
            aria-label={label}
            value={tags}
            options={(choices?.tags ?? []).map((one) => ({ value: one.name, label: one.name }))}
            onChange={(next: string[]) => setTags(next.map((tag) => tag.trim().slice(0, 40)).filter(Boolean))}
          />
          <Button
            type="primary"
            disabled={tags.length === 0}
            onClick={() => {
              onTags(tags);
              setTags([]);
              setOpen(false);
            }}
          >
            {label}
          </Button>
        </div>
      }
    >
      <Button>{label}</Button>
    </Popover>
  );
}
