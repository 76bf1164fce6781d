import { App, Input, Select } from "antd";
import { useState } from "react";
import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { percent } from "../kit/format.ts";
import { Icon } from "../kit/Icon.tsx";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";

type Hour = CustomerFile["habits"]["hours"][number]["part"];
const parts: Record<Hour, Pair> = {
  morning: { zh: "早上购买", en: "Buys in the morning" },
  noon: { zh: "中午购买", en: "Buys at noon" },
  afternoon: { zh: "下午购买", en: "Buys in the afternoon" },
  evening: { zh: "傍晚购买", en: "Buys in the evening" },
  night: { zh: "夜里购买", en: "Buys at night" },
};

/** What the purchases say, then what people have said: preferences and tags. */
export function HabitsCard({ file, edits }: { file: CustomerFile; edits: boolean }) {
  const { say } = useLanguage();
  const { habits, figures } = file;
  const evening = [...habits.hours].sort((a, b) => b.share - a.share)[0];
  const whole = (n: number) =>
    say({ zh: "{all} 单里 {n} 单", en: "{n} of {all} orders" }, { all: habits.orders, n });
  const changes = habits.changes.filter((one) => Math.abs(one.now - one.before) >= 2).slice(0, 3);
  const { rhythm } = figures;
  return (
    <Card
      title={say({ zh: "偏好", en: "Habits" })}
      right={<span>{say({ zh: "依据近 24 个月", en: "from 24 months" })}</span>}
    >
      {habits.orders === 0 ? (
        <p className="text-3">{say({ zh: "近 24 个月没有购买。", en: "No purchase in 24 months." })}</p>
      ) : (
        <ul className="habits">
          {habits.categories.slice(0, 4).map((one) => (
            <Bar key={one.name} name={one.name} share={one.share} words={whole(one.orders)} />
          ))}
          {habits.products[0] && (
            <Bar
              name={habits.products[0].name}
              share={habits.products[0].share}
              words={whole(habits.products[0].orders)}
            />
          )}
          {habits.stores[0] && (
            <Bar
              name={say({ zh: "在{name}买", en: "At {name}" }, { name: habits.stores[0].name })}
              share={habits.stores[0].share}
            />
          )}
          {habits.weekendShare !== null && (
            <Bar name={say({ zh: "周末购买", en: "Buys at weekends" })} share={habits.weekendShare} />
          )}
          {evening && <Bar name={say(parts[evening.part])} share={evening.share} />}
        </ul>
      )}
      {(changes.length > 0 || (rhythm?.medianEarlier && rhythm.medianLater)) && (
        <div className="habit-changes">
          <h3>{say({ zh: "变化", en: "Changes" })}</h3>
          <ul>
            {rhythm?.medianEarlier && rhythm.medianLater && rhythm.medianEarlier !== rhythm.medianLater && (
              <li>
                {say(
                  { zh: "间隔从 {before} 天变成 {now} 天", en: "gaps went from {before} to {now} days" },
                  { before: Math.round(rhythm.medianEarlier), now: Math.round(rhythm.medianLater) },
                )}
              </li>
            )}
            {changes.map((one) => (
              <li key={one.category}>
                {say(
                  {
                    zh: "{name}：前 12 个月 {before} 单，近 12 个月 {now} 单",
                    en: "{name}: {before} orders before, {now} in the last 12 months",
                  },
                  { name: one.category, before: one.before, now: one.now },
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Words file={file} edits={edits} />
    </Card>
  );
}

function Bar({ name, share, words }: { name: string; share: number; words?: string }) {
  const { language } = useLanguage();
  return (
    <li>
      <span className="habit-name" title={name}>
        {name}
      </span>
      <span className="bar" aria-hidden="true">
        <span style={{ width: `${Math.min(100, 100 * share)}%` }} />
      </span>
      <span className="text-2 number">{words ?? percent(share, language, 0)}</span>
    </li>
  );
}

/** Preferences in free words, and tags that are shared by all files. */
function Words({ file, edits }: { file: CustomerFile; edits: boolean }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [adding, setAdding] = useState<"tag" | "preference">();
  const failed = (error: unknown) => void message.error(say(saysOf(error)));
  const tagging = useSubmit("tagCustomers", () => setAdding(undefined));
  const changing = useSubmit("updateCustomer", () => setAdding(undefined));
  const { profile } = file;
  const tag = (change: { add?: string[]; remove?: string[] }) =>
    tagging.mutate({ selection: { ids: [file.id] }, ...change }, { onError: failed });
  const prefer = (preferences: string[]) =>
    changing.mutate({ id: file.id, version: profile.version, set: { preferences } }, { onError: failed });
  return (
    <div className="file-words">
      {profile.preferences.map((text) => (
        <Removable
          key={text}
          text={text}
          edits={edits}
          onRemove={() => prefer(profile.preferences.filter((one) => one !== text))}
        />
      ))}
      {profile.tags.map((one) => (
        <Removable
          key={one.id}
          text={`# ${one.name}`}
          note={[one.by, one.at.slice(0, 7)].filter(Boolean).join(" ")}
          edits={edits}
          onRemove={() => tag({ remove: [one.name] })}
        />
      ))}
      {edits && adding === undefined && (
        <>
          <button type="button" className="file-add" onClick={() => setAdding("preference")}>
            {say({ zh: "+ 加一条偏好", en: "+ preference" })}
          </button>
          <button type="button" className="file-add" onClick={() => setAdding("tag")}>
            {say({ zh: "+ 标签", en: "+ tag" })}
          </button>
        </>
      )}
      {adding === "preference" && (
        <Input
          autoFocus
          size="small"
          maxLength={120}
          aria-label={say({ zh: "新的偏好", en: "New preference" })}
          onBlur={() => setAdding(undefined)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === "Escape") setAdding(undefined);
            const text = event.currentTarget.value.trim();
            if (event.key === "Enter" && text) prefer([...new Set([...profile.preferences, text])]);
          }}
        />
      )}
      {adding === "tag" && (
        <TagInput known={profile.tags.map((one) => one.name)} onTag={(name) => tag({ add: [name] })} />
      )}
    </div>
  );
}

function TagInput({ known, onTag }: { known: readonly string[]; onTag(name: string): void }) {
  const { say } = useLanguage();
  const tags = useCall("customerChoices", {}).data?.tags ?? [];
  return (
    <Select
      autoFocus
      defaultOpen
      mode="tags"
      size="small"
      className="file-tag-input"
      aria-label={say({ zh: "新标签", en: "New tag" })}
      options={tags
        .filter((tag) => !known.includes(tag.name))
        .map((tag) => ({ value: tag.name, label: tag.name }))}
      onSelect={(name: string) => onTag(name.trim().slice(0, 40))}
    />
  );
}

interface RemovableProps {
  text: string;
  note?: string;
  edits: boolean;
  onRemove(): void;
}

function Removable({ text, note, edits, onRemove }: RemovableProps) {
  const { say } = useLanguage();
  return (
    <span className="tag file-tag">
      {text} {note && <span className="text-3">{note}</span>}
      {edits && (
        <button
          type="button"
          aria-label={say({ zh: "去掉{text}", en: "Remove {text}" }, { text })}
          onClick={onRemove}
        >
          <Icon name="close" size={10} />
        </button>
      )}
    </span>
  );
}
