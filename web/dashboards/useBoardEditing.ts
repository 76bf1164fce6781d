import { App } from "antd";
import { useMemo, useState } from "react";
import { type Dashboard, mayShow, type Show, type Tile } from "../../server/dashboards/schema.ts";
import { saysOf } from "../callError.ts";
import { useUndo } from "../kit/useUndo.tsx";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";

const shows: Record<Show, { zh: string; en: string }> = {
  number: { zh: "看成数字", en: "Show as a number" },
  chart: { zh: "看成图", en: "Show as a chart" },
  table: { zh: "看成表格", en: "Show as a table" },
};

/** What the owner can do with tiles: each at once, a removal with its undoing. */
export function useBoardEditing(board: Dashboard) {
  const say = useSay();
  const { message } = App.useApp();
  const undo = useUndo();
  const [renaming, rename] = useState<Tile>();
  const failed = (error: Error) => void message.error(say(saysOf(error)));
  const changing = useSubmit("changeTile", () => rename(undefined), failed);
  const restoring = useSubmit("restoreTile", undefined, failed);
  const removing = useSubmit("removeTile", undefined, failed);
  const { id, version, mine } = board;
  const editing = useMemo(() => {
    if (!mine) return undefined;
    const remove = (tile: Tile) =>
      removing.mutate(
        { id, version, tile: tile.id },
        {
          onSuccess: () =>
            undo(`removed-${tile.id}`, say({ zh: "已移走。", en: "Removed." }), () =>
              restoring.mutate({ id, tile: tile.id }),
            ),
        },
      );
    return {
      remove,
      menu: (tile: Tile) => [
        { key: "rename", label: say({ zh: "改名", en: "Rename" }), onClick: () => rename(tile) },
        ...(["number", "chart", "table"] as const)
          .filter((show) => show !== tile.show && mayShow(show, tile.view))
          .map((show) => ({
            key: show,
            label: say(shows[show]),
            onClick: () => changing.mutate({ id, version, tile: tile.id, show }),
          })),
        {
          key: "remove",
          label: say({ zh: "移走", en: "Remove" }),
          danger: true,
          onClick: () => remove(tile),
        },
      ],
    };
  }, [id, version, mine, say, undo, removing.mutate, restoring.mutate, changing.mutate]);
  return {
    editing,
    renaming,
    closeRenaming: () => rename(undefined),
    renameTo: (title: string) => renaming && changing.mutate({ id, version, tile: renaming.id, title }),
  };
}
