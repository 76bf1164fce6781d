import { Button, Checkbox } from "antd";
import { useState } from "react";
import type { Dashboard } from "../../server/dashboards/schema.ts";
import { saysOf } from "../callError.ts";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import { roleNames } from "../roleNames.ts";
import { useSubmit } from "../useSubmit.ts";

const all = ["administrator", "manager", "analyst", "sales", "service", "viewer"] as const;

interface ShareDialogProps {
  board: Dashboard;
  open: boolean;
  onClose(): void;
}

export function ShareDialog({ board, open, onClose }: ShareDialogProps) {
  const say = useSay();
  const title = say({ zh: "共享看板", en: "Share the dashboard" });
  return (
    <DialogFrame open={open} title={title} onClose={onClose}>
      <ShareForm board={board} onClose={onClose} />
    </DialogFrame>
  );
}

/** Who sees it. What they see of it are always their own customers. */
function ShareForm({ board, onClose }: Omit<ShareDialogProps, "open">) {
  const say = useSay();
  const [shared, setShared] = useState(board.shared);
  const [roles, setRoles] = useState(board.roles);
  const saving = useSubmit("updateDashboard", onClose);
  const ready = shared !== "roles" || roles.length > 0;
  return (
    <div className="board-form">
      <SegmentedSwitch
        label={say({ zh: "谁能看", en: "Who sees it" })}
        value={shared}
        options={[
          { value: "nobody", label: say({ zh: "只有我", en: "Only me" }) },
          { value: "roles", label: say({ zh: "一些角色", en: "Some roles" }) },
          { value: "everyone", label: say({ zh: "所有人", en: "Everyone" }) },
        ]}
        onChange={setShared}
      />
      {shared === "roles" && (
        <Checkbox.Group
          className="board-roles"
          value={roles}
          options={all.map((role) => ({ value: role, label: say(roleNames(role)) }))}
          onChange={(chosen) => setRoles(all.filter((role) => chosen.includes(role)))}
        />
      )}
      <p className="text-3">
        {say({
          zh: "每个人看到的数只含他能看的客户。看得到的人不能改，可以复制一份自己改。",
          en: "Everyone’s figures hold only the customers he may see. Others cannot change it; they can copy it.",
        })}
      </p>
      {saving.error && (
        <p className="field-error" role="alert">
          {say(saysOf(saving.error))}
        </p>
      )}
      <Button
        type="primary"
        disabled={!ready}
        loading={saving.isPending}
        onClick={() => saving.mutate({ id: board.id, version: board.version, shared, roles })}
      >
        {say({ zh: "保存共享", en: "Save sharing" })}
      </Button>
    </div>
  );
}
