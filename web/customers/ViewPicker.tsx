import { App, Button, Checkbox, Input, Popover } from "antd";
import { useState } from "react";
import { saysOf } from "../callError.ts";
import { Icon } from "../kit/Icon.tsx";
import { useSay } from "../language.tsx";
import type { Address } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { filterKeys } from "./listAddress.ts";
import { ownKeys } from "./ownFilter.ts";

const viewKeys = [...filterKeys, "sort", "asc", "cols", "returns", "cancelled", "zeroPrice"] as const;

/** Views keep what the address says: filters, order, columns, definition. */
export function ViewPicker({ address, onChange }: { address: Address; onChange(change: Address): void }) {
  const say = useSay();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const views = useCall("listViews", { page: "customers" });
  const saving = useSubmit("saveView", () => setName(""));
  const deleting = useSubmit("deleteView");
  const failed = (error: unknown) => void message.error(say(saysOf(error)));
  const keysOf = (kept: Record<string, unknown>) => [
    ...new Set([...viewKeys, ...ownKeys(address), ...Object.keys(kept).filter((key) => /^c\d+$/.test(key))]),
  ];
  const state = Object.fromEntries(keysOf({}).flatMap((key) => (address[key] ? [[key, address[key]]] : [])));
  const isOn = (kept: Record<string, unknown>) =>
    keysOf(kept).every((key) => (address[key] ?? "") === (typeof kept[key] === "string" ? kept[key] : ""));
  const current = views.data?.views.find((view) => isOn(view.state));
  const take = (kept: Record<string, unknown>) => {
    onChange(
      Object.fromEntries(
        keysOf(kept).map((key) => [key, typeof kept[key] === "string" ? kept[key] : undefined]),
      ),
    );
    setOpen(false);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="picker-popup">
          <ul className="view-list">
            <li>
              <button type="button" className="picker-preset" onClick={() => take({})}>
                {say({ zh: "全部客户", en: "All customers" })}
              </button>
            </li>
            {views.data?.views.map((view) => (
              <li key={view.id}>
                <button
                  type="button"
                  className="picker-preset"
                  aria-pressed={view === current}
                  onClick={() => take(view.state)}
                >
                  {view.name}
                  {view.shared && (
                    <span className="text-3">
                      {" "}
                      {view.mine
                        ? say({ zh: "共享", en: "shared" })
                        : say({ zh: "来自{by}", en: "by {by}" }, { by: view.by })}
                    </span>
                  )}
                </button>
                {view.mine && (
                  <button
                    type="button"
                    className="link"
                    aria-label={say(
                      { zh: "删除视图{name}", en: "Delete the view {name}" },
                      { name: view.name },
                    )}
                    onClick={() => deleting.mutate({ viewId: view.id }, { onError: failed })}
                  >
                    <Icon name="close" size={14} />
                  </button>
                )}
              </li>
            ))}
          </ul>
          <form
            className="view-save"
            onSubmit={(event) => {
              event.preventDefault();
              saving.mutate({ page: "customers", name: name.trim(), state, shared }, { onError: failed });
            }}
          >
            <Input
              required
              maxLength={40}
              value={name}
              aria-label={say({ zh: "新视图的名称", en: "Name of the new view" })}
              placeholder={say({ zh: "把现在的列表存为…", en: "Keep this list as…" })}
              onChange={(event) => setName(event.target.value)}
            />
            <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
              {say({ zh: "同事也看得到", en: "Colleagues see it" })}
            </Checkbox>
            <Button htmlType="submit" disabled={name.trim() === ""} loading={saving.isPending}>
              {say({ zh: "保存视图", en: "Save view" })}
            </Button>
          </form>
        </div>
      }
    >
      <button type="button" className="picker">
        <span className="picker-label">{say({ zh: "视图", en: "View" })}</span>
        <span className="picker-value">
          {current?.name ??
            (Object.keys(state).length === 0
              ? say({ zh: "全部客户", en: "all customers" })
              : say({ zh: "未保存", en: "not saved" }))}
        </span>
        <Icon name="down" size={14} />
      </button>
    </Popover>
  );
}
