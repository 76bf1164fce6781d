import { Link } from "@tanstack/react-router";
import { App, Button, Input, Popover, Select } from "antd";
import { useState } from "react";
import type { CustomerFilter } from "../../server/customers/schema.ts";
import { call } from "../call.ts";
import { saysOf } from "../callError.ts";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";

interface AddToListProps {
  /** The people by their addresses; asked for when they are needed. */
  ids(): Promise<string[]> | string[];
  /** Stands at the button. */
  label?: string | undefined;
  done?: () => void;
  /** Whether a strategy for the list is offered next: it puts its people on the lists of Today. */
  leads?: boolean;
}

/** Puts people on a fixed list: one that is there, or a new one. */
export function AddToList({ ids, label, done, leads = false }: AddToListProps) {
  const say = useSay();
  const may = useMay();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [list, setList] = useState<number>();
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const writes = may("segments:write");
  const lists = useCall("segmentNames", {}, { enabled: writes && open });
  const failed = (error: unknown) => void message.error(say(saysOf(error)));
  const [led, setLed] = useState<number>();
  const finished = (n: number, id: number) => {
    void message.success(say({ zh: "名单里加了 {n} 位。", en: "{n} added to the list." }, { n }));
    setLed(id);
    setOpen(false);
    setName("");
    done?.();
  };
  const adding = useSubmit(
    "changeSegmentList",
    ({ added }) => list !== undefined && finished(added, list),
    failed,
  );
  const making = useSubmit("createSegmentList", ({ found, id }) => finished(found, id), failed);
  if (!writes) return null;
  const words = label ?? say({ zh: "加到名单", en: "Add to a list" });
  const go = (deed: (people: string[]) => void) => {
    setBusy(true);
    Promise.resolve(ids())
      .then((people) => people.length > 0 && deed(people))
      .catch(failed)
      .finally(() => setBusy(false));
  };
  const fixed = (lists.data?.segments ?? []).filter(({ kind }) => kind === "list");
  const waiting = busy || adding.isPending || making.isPending;
  const picker = (
    <Popover
      trigger="click"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="picker-popup add-to-list">
          {fixed.length > 0 && (
            <>
              <Select
                showSearch={{ optionFilterProp: "label" }}
                aria-label={say({ zh: "已有的名单", en: "A list that is there" })}
                placeholder={say({ zh: "已有的名单", en: "A list that is there" })}
                value={list ?? null}
                options={fixed.map((one) => ({ value: one.id, label: one.name }))}
                onChange={(id: number | null) => setList(id ?? undefined)}
              />
              <Button
                type="primary"
                disabled={list === undefined || waiting}
                loading={adding.isPending}
                onClick={() => list !== undefined && go((add) => adding.mutate({ id: list, add }))}
              >
                {say({ zh: "加进去", en: "Add" })}
              </Button>
            </>
          )}
          <Input
            maxLength={60}
            value={name}
            aria-label={say({ zh: "新名单的名称", en: "Name of a new list" })}
            placeholder={say({ zh: "新名单的名称", en: "Name of a new list" })}
            onChange={(event) => setName(event.target.value)}
          />
          <Button
            disabled={name.trim() === "" || waiting}
            loading={making.isPending}
            onClick={() => go((numbers) => making.mutate({ name: name.trim(), by: "id", numbers }))}
          >
            {say({ zh: "建新名单", en: "Make a new list" })}
          </Button>
        </div>
      }
    >
      <Button loading={busy}>{words}</Button>
    </Popover>
  );
  if (!leads || led === undefined) return picker;
  return (
    <>
      {picker}
      <span className="list-next">
        <Link to={`/segments/${led}` as never}>{say({ zh: "看这份名单", en: "See the list" })}</Link>
        {may("strategies:write") && (
          <Link to="/strategies" search={{ for: String(led) } as never}>
            {say({ zh: "给这份名单定策略", en: "Make a strategy for it" })}
          </Link>
        )}
      </span>
    </>
  );
}

export const mostAtOnce = 1000;

/** Everyone whom a filter finds but a few, the first thousand. */
export async function idsOfFilter(filter: CustomerFilter, except: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  const taken = new Set(except);
  let after: string | undefined;
  do {
    const page = await call("listCustomers", {
      filter,
      limit: 200,
      ...(after === undefined ? {} : { after }),
    });
    ids.push(...page.rows.flatMap(({ id }) => (taken.has(id) ? [] : id)));
    after = page.next ?? undefined;
  } while (after !== undefined && ids.length < mostAtOnce);
  return ids.slice(0, mostAtOnce);
}
