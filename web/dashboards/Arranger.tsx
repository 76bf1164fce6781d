import { useBlocker } from "@tanstack/react-router";
import { Button, Modal } from "antd";
import { type DragEvent, type KeyboardEvent, useState } from "react";
import { type Dashboard, sizes } from "../../server/dashboards/schema.ts";
import { saysOf } from "../callError.ts";
import { Icon } from "../kit/Icon.tsx";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { type Arrangement, arrangementOf, moved, resized } from "./arranging.ts";

interface ArrangerProps {
  board: Dashboard;
  titles: ReadonlyMap<number, string>;
  onDone(): void;
}

const sizeNames = {
  quarter: { zh: "四分之一", en: "a quarter" },
  third: { zh: "三分之一", en: "a third" },
  half: { zh: "一半", en: "a half" },
  whole: { zh: "整行", en: "a whole row" },
} as const;

/** The board as plain blocks that are dragged, or moved by buttons and arrow keys, and kept all at once. */
export function Arranger({ board, titles, onDone }: ArrangerProps) {
  const say = useSay();
  const [order, setOrder] = useState<Arrangement>(() => arrangementOf(board.tiles));
  const [dragged, setDragged] = useState<number>();
  const [said, setSaid] = useState("");
  const saving = useSubmit("arrangeTiles", onDone);
  const changed = JSON.stringify(order) !== JSON.stringify(arrangementOf(board.tiles));
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => changed && !saving.isSuccess && current.pathname !== next.pathname,
    enableBeforeUnload: () => changed && !saving.isSuccess,
    withResolver: true,
  });
  const put = (id: number, to: number) => {
    const next = moved(order, id, to);
    setOrder(next);
    setSaid(
      say(
        { zh: "{name}：第 {n} 块，共 {all} 块", en: "{name}: place {n} of {all}" },
        { name: titles.get(id) ?? "", n: next.findIndex((one) => one.id === id) + 1, all: next.length },
      ),
    );
  };
  const size = (id: number, step: 1 | -1) => {
    const next = resized(order, id, step);
    setOrder(next);
    setSaid(say(sizeNames[next.find((one) => one.id === id)!.size]));
  };
  const pressed = (event: KeyboardEvent, id: number, at: number) => {
    if (event.key === "ArrowLeft" || event.key === "ArrowUp") put(id, at - 1);
    else if (event.key === "ArrowRight" || event.key === "ArrowDown") put(id, at + 1);
    else if (event.key === "Home") put(id, 0);
    else if (event.key === "End") put(id, order.length - 1);
    else if (event.key === "+" || event.key === "=") size(id, 1);
    else if (event.key === "-") size(id, -1);
    else return;
    event.preventDefault();
  };
  const over = (event: DragEvent, at: number) => {
    if (dragged === undefined) return;
    event.preventDefault();
    if (order[at]?.id !== dragged) setOrder(moved(order, dragged, at));
  };
  return (
    <>
      <Modal
        open={leaving.status === "blocked"}
        title={say({ zh: "排列还没有保存", en: "The arrangement is not saved" })}
        okText={say({ zh: "放弃并离开", en: "Discard and leave" })}
        cancelText={say({ zh: "留在这里", en: "Stay here" })}
        onOk={() => leaving.proceed?.()}
        onCancel={() => leaving.reset?.()}
      />
      <div className="board-arranging card">
        <p>
          {say({
            zh: "拖动，或用按钮和方向键换位置，用 + − 改宽度。保存后才生效。",
            en: "Drag, or use the buttons and arrow keys to move, + − to resize. It takes effect when saved.",
          })}
        </p>
        <div className="board-deeds">
          <Button onClick={onDone}>{say({ zh: "放弃", en: "Discard" })}</Button>
          <Button
            type="primary"
            loading={saving.isPending}
            onClick={() => saving.mutate({ id: board.id, version: board.version, tiles: [...order] })}
          >
            {say({ zh: "保存排列", en: "Save arrangement" })}
          </Button>
        </div>
        {saving.error && (
          <p className="field-error" role="alert">
            {say(saysOf(saving.error))}
          </p>
        )}
        <span className="hidden-text" aria-live="polite">
          {said}
        </span>
      </div>
      <ol className="board" data-arranging>
        {order.map((one, at) => {
          const name = titles.get(one.id) ?? "";
          return (
            <li
              key={one.id}
              className="card board-block"
              data-size={one.size}
              data-dragged={one.id === dragged || undefined}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = "move";
                event.dataTransfer.setData("text/plain", name);
                setDragged(one.id);
              }}
              onDragEnter={(event) => over(event, at)}
              onDragOver={(event) => {
                if (dragged !== undefined) event.preventDefault();
              }}
              onDrop={(event) => event.preventDefault()}
              onDragEnd={() => setDragged(undefined)}
            >
              <button
                type="button"
                className="board-handle"
                aria-label={say(
                  { zh: "{name}：方向键换位置，+ − 改宽度", en: "{name}: arrow keys move it, + − resize it" },
                  { name },
                )}
                onKeyDown={(event) => pressed(event, one.id, at)}
              >
                <Icon name="grip" size={16} />
              </button>
              <strong>{name}</strong>
              <span className="board-steps">
                <Step
                  icon="back"
                  says={say({ zh: "{name}往前", en: "{name} earlier" }, { name })}
                  off={at === 0}
                  onStep={() => put(one.id, at - 1)}
                />
                <Step
                  icon="forward"
                  says={say({ zh: "{name}往后", en: "{name} later" }, { name })}
                  off={at === order.length - 1}
                  onStep={() => put(one.id, at + 1)}
                />
                <Step
                  icon="narrower"
                  says={say({ zh: "{name}窄一些", en: "{name} narrower" }, { name })}
                  off={one.size === sizes[0]}
                  wideOnly
                  onStep={() => size(one.id, -1)}
                />
                <Step
                  icon="wider"
                  says={say({ zh: "{name}宽一些", en: "{name} wider" }, { name })}
                  off={one.size === sizes.at(-1)}
                  wideOnly
                  onStep={() => size(one.id, 1)}
                />
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

interface StepProps {
  icon: "back" | "forward" | "narrower" | "wider";
  says: string;
  off: boolean;
  wideOnly?: boolean;
  onStep(): void;
}

function Step({ icon, says, off, wideOnly = false, onStep }: StepProps) {
  return (
    <button
      type="button"
      className="chart-tools"
      data-wide-only={wideOnly || undefined}
      aria-label={says}
      title={says}
      disabled={off}
      onClick={onStep}
    >
      <Icon name={icon} size={16} />
    </button>
  );
}
