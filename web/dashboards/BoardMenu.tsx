import { useNavigate } from "@tanstack/react-router";
import { App, Button, Dropdown } from "antd";
import { useState } from "react";
import type { Dashboard } from "../../server/dashboards/schema.ts";
import { saysOf } from "../callError.ts";
import { useUndo } from "../kit/useUndo.tsx";
import { useSay } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";
import { NameDialog } from "./NameDialog.tsx";
import { ScheduleDialog } from "./ScheduleDialog.tsx";
import { ShareDialog } from "./ShareDialog.tsx";

type Open = "name" | "copy" | "share" | undefined;

/** What can be done with the whole dashboard: its owner changes it, who else sees it may copy it. */
export function BoardMenu({ board, onArrange }: { board: Dashboard; onArrange(): void }) {
  const say = useSay();
  const may = useMay();
  const { message } = App.useApp();
  const undo = useUndo();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  // The link in a letter leads here, to stop it.
  const [address, setAddress] = useAddress();
  const letters = address.letters !== undefined;
  const failed = (error: Error) => void message.error(say(saysOf(error)));
  const restoring = useSubmit(
    "restoreDashboard",
    () => void navigate({ to: `/dashboards/${board.id}` }),
    failed,
  );
  const renaming = useSubmit("updateDashboard", close);
  const copying = useSubmit("createDashboard", ({ id }) => {
    close();
    void navigate({ to: `/dashboards/${id}` });
  });
  const takingOver = useSubmit("takeOverDashboard", undefined, failed);
  const deleting = useSubmit(
    "deleteDashboard",
    () => {
      void navigate({ to: "/dashboards" });
      undo(
        `deleted-${board.id}`,
        say({ zh: "已删除“{name}”。", en: "“{name}” is deleted." }, { name: board.name }),
        () => restoring.mutate({ id: board.id }),
      );
    },
    failed,
  );
  const write = may("dashboards:write");
  const items = [
    { key: "link", label: say({ zh: "复制链接", en: "Copy link" }) },
    { key: "letters", label: say({ zh: "定时发送", en: "Send on a schedule" }) },
    ...(board.mine
      ? [
          { key: "name", label: say({ zh: "改名", en: "Rename" }) },
          { key: "share", label: say({ zh: "共享", en: "Share" }) },
        ]
      : []),
    ...(write ? [{ key: "copy", label: say({ zh: "复制成我的", en: "Copy as mine" }) }] : []),
    ...(board.mine
      ? [{ key: "delete", label: say({ zh: "删除看板", en: "Delete dashboard" }), danger: true }]
      : []),
  ];
  const chosen = (key: string) => {
    if (key === "link")
      navigator.clipboard.writeText(location.href).then(
        () => void message.success(say({ zh: "链接已复制", en: "Link copied" })),
        () => void message.error(say({ zh: "浏览器不许复制", en: "The browser refused" })),
      );
    else if (key === "letters") setAddress({ letters: "1" }, true);
    else if (key === "delete") deleting.mutate({ id: board.id });
    else setOpen(key as Open);
  };
  return (
    <>
      {board.left && may("users:manage") && (
        <Button
          type="primary"
          loading={takingOver.isPending}
          onClick={() => takingOver.mutate({ id: board.id })}
        >
          {say({ zh: "接手这个看板", en: "Take it over" })}
        </Button>
      )}
      {board.mine && board.tiles.length > 0 && (
        <Button onClick={onArrange}>{say({ zh: "整理", en: "Arrange" })}</Button>
      )}
      <Dropdown
        trigger={["click"]}
        placement="bottomRight"
        menu={{ items, onClick: ({ key }) => chosen(key) }}
      >
        <Button>{say({ zh: "更多", en: "More" })}</Button>
      </Dropdown>
      <NameDialog
        open={open === "name"}
        title={say({ zh: "给看板改名", en: "Rename the dashboard" })}
        label={say({ zh: "名称", en: "Name" })}
        initial={board.name}
        deed={say({ zh: "改名", en: "Rename" })}
        busy={renaming.isPending}
        error={renaming.error ? say(saysOf(renaming.error)) : undefined}
        onClose={close}
        onName={(name) => renaming.mutate({ id: board.id, version: board.version, name })}
      />
      <NameDialog
        open={open === "copy"}
        title={say({ zh: "复制成我的看板", en: "Copy as a dashboard of mine" })}
        label={say({ zh: "名称", en: "Name" })}
        initial={board.name}
        deed={say({ zh: "复制", en: "Copy" })}
        busy={copying.isPending}
        error={copying.error ? say(saysOf(copying.error)) : undefined}
        onClose={close}
        onName={(name) => copying.mutate({ name, copyOf: board.id })}
      />
      <ScheduleDialog board={board} open={letters} onClose={() => setAddress({ letters: undefined }, true)} />
      <ShareDialog board={board} open={open === "share"} onClose={close} />
    </>
  );
}
