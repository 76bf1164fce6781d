import { Select } from "antd";
import { useState } from "react";
import type { Goods } from "../../server/segments/rule/schema.ts";
import type { Choices } from "../../server/segments/schema.ts";
import { useSay } from "../language.tsx";
import { ManySelect } from "./ManySelect.tsx";

interface GoodsEditorProps {
  goods: Goods;
  onChange(goods: Goods): void;
  choices: Choices;
}

type Key = "categories" | "brands" | "channels" | "stores";

/** Which purchases: categories first; brand, channel and store when asked for. */
export function GoodsEditor({ goods, onChange, choices }: GoodsEditorProps) {
  const say = useSay();
  const names = {
    categories: say({ zh: "类目", en: "Category" }),
    brands: say({ zh: "品牌", en: "Brand" }),
    channels: say({ zh: "渠道", en: "Channel" }),
    stores: say({ zh: "门店", en: "Store" }),
  };
  const [opened, setOpened] = useState<readonly Key[]>([]);
  const shown = (["categories", "brands", "channels", "stores"] as const).filter(
    (key) => key === "categories" || goods[key] !== undefined || opened.includes(key),
  );
  const more = (["brands", "channels", "stores"] as const).filter(
    (key) => !shown.includes(key) && choices[key].length > 0,
  );
  const set = (key: Key, values: readonly (string | number)[]) => {
    const { [key]: _, ...rest } = goods;
    onChange(values.length === 0 ? rest : ({ ...rest, [key]: values } as Goods));
  };
  return (
    <span className="seg-part">
      {shown.map((key) => (
        <ManySelect<string | number>
          key={key}
          label={names[key]}
          placeholder={key === "categories" ? say({ zh: "任何商品", en: "anything" }) : names[key]}
          values={goods[key] ?? []}
          options={
            key === "stores"
              ? choices.stores.map((store) => ({ value: store.id, label: store.name }))
              : choices[key].map((value) => ({ value, label: value }))
          }
          onChange={(values) => set(key, values)}
        />
      ))}
      {more.length > 0 && (
        <Select
          className="seg-more"
          variant="borderless"
          value={null}
          placeholder={say({ zh: "+ 更多", en: "+ more" })}
          aria-label={say({ zh: "再按品牌、渠道或门店限定", en: "Narrow by brand, channel or store" })}
          popupMatchSelectWidth={false}
          options={more.map((key) => ({ value: key, label: names[key] }))}
          onChange={(key: Key | null) => {
            if (key) setOpened([...opened, key]);
          }}
        />
      )}
    </span>
  );
}
