import "./dashboards.css";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Input, Select } from "antd";
import { type FormEvent, useState } from "react";
import type { NewTile, Show } from "../../server/dashboards/schema.ts";
import { saysOf } from "../callError.ts";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { Field } from "../kit/Field.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";

interface SaveToDashboardProps {
  view: NewTile["view"];
  shows: readonly Show[];
}

const showNames: Record<Show, { zh: string; en: string }> = {
  chart: { zh: "图", en: "Chart" },
  number: { zh: "数字", en: "Number" },
  table: { zh: "表格", en: "Table" },
};

/** The button and its window: onto one of my dashboards, or a new one. */
export function SaveToDashboard({ view, shows }: SaveToDashboardProps) {
  const say = useSay();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may("dashboards:write")) return null;
  const title = say({ zh: "存到看板", en: "Save to dashboard" });
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{title}</Button>
      <DialogFrame open={open} title={title} onClose={close}>
        <SaveForm view={view} shows={shows} onClose={close} />
      </DialogFrame>
    </>
  );
}

const fresh = 0;

function SaveForm({ view, shows, onClose }: SaveToDashboardProps & { onClose(): void }) {
  const say = useSay();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const list = useCall("listDashboards", {});
  const mine = list.data?.dashboards.filter((one) => one.mine) ?? [];
  const [chosen, setChosen] = useState<number>();
  const [name, setName] = useState("");
  const [title, setTitle] = useState("");
  const [show, setShow] = useState<Show>(shows[0] ?? "chart");
  const board = chosen ?? mine[0]?.id ?? fresh;
  const saved = (id: number) => {
    onClose();
    void message.success(
      <>
        {say({ zh: "存好了。", en: "Saved." })}{" "}
        {/* Messages stand outside the router: a link there would have none to go by. */}
        <button type="button" className="link" onClick={() => void navigate({ to: `/dashboards/${id}` })}>
          {say({ zh: "打开看板", en: "Open the dashboard" })}
        </button>
      </>,
    );
  };
  const creating = useSubmit("createDashboard", ({ id }) => saved(id));
  const adding = useSubmit("addTiles", () => saved(board));
  const error = creating.error ?? adding.error ?? list.error;
  // Several figures in one view are a table or a quadrant together, and otherwise a tile each.
  const together = view.draw === "quadrant" && show === "chart";
  const apart = show !== "table" && view.metrics.length > 1 && !together;
  const tiles: NewTile[] = (apart ? view.metrics.map((metric) => [metric]) : [view.metrics]).map(
    (metrics) => ({
      show,
      title: apart ? "" : title,
      view: { ...view, metrics, ...(show === "number" ? { by: [] } : {}) },
    }),
  );
  const ready = list.data !== undefined && (board !== fresh || name.trim() !== "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    if (board === fresh) creating.mutate({ name, tiles });
    else adding.mutate({ id: board, tiles });
  };
  return (
    <form className="board-form" onSubmit={submit}>
      <Field label={say({ zh: "放到", en: "Onto" })}>
        {(control) => (
          <Select
            {...control}
            value={board}
            loading={list.isPending}
            options={[
              ...mine.map((one) => ({ value: one.id, label: one.name })),
              { value: fresh, label: say({ zh: "新的看板…", en: "A new dashboard…" }) },
            ]}
            onChange={setChosen}
          />
        )}
      </Field>
      {board === fresh && (
        <Field label={say({ zh: "看板名称", en: "Name of the dashboard" })}>
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      )}
      {shows.length > 1 && (
        <SegmentedSwitch
          label={say({ zh: "看成", en: "Shown as" })}
          value={show}
          options={shows.map((value) => ({ value, label: say(showNames[value]) }))}
          onChange={setShow}
        />
      )}
      {apart ? (
        <p className="text-3">
          {say({ zh: "{n} 个指标，各成一块。", en: "{n} figures: a tile each." }, { n: view.metrics.length })}
        </p>
      ) : (
        <Field
          label={say({ zh: "这一块的名称", en: "Name of the tile" })}
          hint={say({ zh: "留空：按它问的内容命名", en: "Empty: called by what it asks" })}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
      )}
      {error && (
        <p className="field-error" role="alert">
          {say(saysOf(error))}
        </p>
      )}
      <Button
        type="primary"
        htmlType="submit"
        disabled={!ready}
        loading={creating.isPending || adding.isPending}
      >
        {say({ zh: "存到看板", en: "Save to dashboard" })}
      </Button>
    </form>
  );
}
