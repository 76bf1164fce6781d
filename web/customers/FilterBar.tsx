import { Button, Input, Popover } from "antd";
import { useEffect, useRef, useState } from "react";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { Icon } from "../kit/Icon.tsx";
import { useNarrow } from "../kit/useNarrow.ts";
import { useLanguage } from "../language.tsx";
import { useKeys } from "../shell/keys.ts";
import type { Address } from "../useAddress.ts";
import { type Choices, filterNames, filterWords, ownFilterWords } from "./chips.ts";
import { FilterForm } from "./FilterForm.tsx";
import { type FilterKey, filterKeys } from "./listAddress.ts";
import type { OwnField } from "./ownFields.ts";
import { ownKeys } from "./ownFilter.ts";

interface FilterBarProps {
  address: Address;
  choices: Choices | undefined;
  masked: readonly string[];
  own: readonly OwnField[];
  onChange(change: Address): void;
}

/** What is typed, and a chip for each filter; all of it stands in the address. */
export function FilterBar({ address, choices, masked, own, onChange }: FilterBarProps) {
  const { say, language } = useLanguage();
  const [adding, setAdding] = useState(false);
  const set = filterKeys.filter(
    (key): key is Exclude<FilterKey, "q"> => key !== "q" && Boolean(address[key]),
  );
  const ownSet = ownKeys(address);
  // A popover beside its button runs off a phone's screen.
  const narrow = useNarrow();
  const title = say({ zh: "+ 筛选", en: "+ Filter" });
  const form = (
    <FilterForm
      address={address}
      choices={choices}
      masked={masked}
      own={own}
      onApply={(change) => {
        onChange(change);
        setAdding(false);
      }}
    />
  );
  return (
    <div className="filter-bar">
      <SearchBox text={address.q ?? ""} onText={(q) => onChange({ q: q || undefined })} />
      {set.map((key) => (
        <span key={key} className="chip">
          <span className="text-3">{say(filterNames[key])}</span>
          {filterWords(key, address[key] ?? "", language, choices)}
          <button
            type="button"
            aria-label={say(
              { zh: "去掉筛选：{name}", en: "Remove filter: {name}" },
              { name: say(filterNames[key]) },
            )}
            onClick={() => onChange({ [key]: undefined })}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      ))}
      {ownSet.map((key) => {
        const field = own.find((one) => one.key === key);
        const name = field ? field[language] : key;
        return (
          <span key={key} className="chip">
            <span className="text-3">{name}</span>
            {field && ownFilterWords(field, address[key] ?? "", language)}
            <button
              type="button"
              aria-label={say({ zh: "去掉筛选：{name}", en: "Remove filter: {name}" }, { name })}
              onClick={() => onChange({ [key]: undefined })}
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        );
      })}
      {narrow ? (
        <>
          <Button onClick={() => setAdding(true)}>{title}</Button>
          <DialogFrame open={adding} title={title} onClose={() => setAdding(false)}>
            {form}
          </DialogFrame>
        </>
      ) : (
        <Popover
          trigger="click"
          placement="bottomLeft"
          arrow={false}
          open={adding}
          onOpenChange={setAdding}
          content={form}
        >
          <Button>{title}</Button>
        </Popover>
      )}
      {set.length + ownSet.length > 1 && (
        <button
          type="button"
          className="link"
          onClick={() => onChange(Object.fromEntries([...set, ...ownSet].map((key) => [key, undefined])))}
        >
          {say({ zh: "全部去掉", en: "Clear all" })}
        </button>
      )}
    </div>
  );
}

/** Asked 250 ms after the last key, and never in the middle of composing a character. */
function SearchBox({ text, onText }: { text: string; onText(text: string): void }) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState(text);
  const [composing, setComposing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const said = useRef(text);
  useEffect(() => {
    if (text !== said.current) {
      said.current = text;
      setTyped(text);
    }
  }, [text]);
  useEffect(() => {
    if (composing || typed === said.current) return;
    const timer = setTimeout(() => {
      said.current = typed;
      onText(typed.trim());
    }, 250);
    return () => clearTimeout(timer);
  }, [typed, composing, onText]);
  useKeys({ "/": () => input.current?.focus() });
  return (
    <span className="list-search">
      <Input
        ref={(element) => {
          input.current = element?.input ?? null;
        }}
        allowClear
        prefix={<Icon name="search" size={14} />}
        value={typed}
        maxLength={60}
        aria-label={say({ zh: "搜索客户", en: "Search customers" })}
        placeholder={say({
          zh: "姓名、拼音、首字母、手机尾号、会员号",
          en: "Name, pinyin, phone tail, number",
        })}
        onChange={(event) => setTyped(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
    </span>
  );
}
