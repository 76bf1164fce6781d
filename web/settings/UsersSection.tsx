import { App, Button, Select } from "antd";
import { useState } from "react";
import type { Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { fullMomentText } from "../kit/dates.ts";
import { none } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import { useSay } from "../language.tsx";
import { roleNames } from "../roleNames.ts";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { InviteDialog } from "./InviteDialog.tsx";
import { PasswordDialog } from "./PasswordDialog.tsx";
import { type Role, roles } from "./roles.ts";
import { ScopeDialog } from "./ScopeDialog.tsx";
import { scopeWords } from "./scopeWords.ts";

type User = Output<"listUsers">["users"][number];

export function UsersSection() {
  const say = useSay();
  const [inviting, setInviting] = useState(false);
  const [scoping, setScoping] = useState<User>();
  const [keying, setKeying] = useState<User>();
  const answer = useCall("listUsers", {});
  if (!answer.data) return <Waiting error={answer.error} />;
  const { users, invitations } = answer.data;
  return (
    <div className="stack">
      <Card
        title={say({ zh: "用户 {n}", en: "Users {n}" }, { n: users.length })}
        right={
          <Button type="primary" onClick={() => setInviting(true)}>
            {say({ zh: "邀请一个人", en: "Invite someone" })}
          </Button>
        }
      >
        <TableScroll label={say({ zh: "用户", en: "Users" })}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "姓名", en: "Name" })}</th>
                <th scope="col">{say({ zh: "邮箱", en: "E-mail" })}</th>
                <th scope="col">{say({ zh: "角色", en: "Role" })}</th>
                <th scope="col">{say({ zh: "看得到谁", en: "Sees" })}</th>
                <th scope="col">{say({ zh: "最近来过", en: "Last seen" })}</th>
                <th scope="col">
                  <span className="hidden-text">{say({ zh: "操作", en: "Actions" })}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {users.map((user) => (
                <UserRow
                  key={user.person}
                  user={user}
                  onScope={() => setScoping(user)}
                  onPassword={() => setKeying(user)}
                />
              ))}
            </tbody>
          </table>
        </TableScroll>
      </Card>
      {invitations.length > 0 && <Invitations invitations={invitations} />}
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
      <ScopeDialog user={scoping} onClose={() => setScoping(undefined)} />
      <PasswordDialog user={keying} onClose={() => setKeying(undefined)} />
    </div>
  );
}

interface UserRowProps {
  user: User;
  onScope(): void;
  onPassword(): void;
}

function UserRow({ user, onScope, onPassword }: UserRowProps) {
  const say = useSay();
  const me = useWhoAmI();
  const { message } = App.useApp();
  const failed = (error: unknown) => void message.error(say(saysOf(error)));
  const changing = useSubmit("changeRole");
  const disabling = useSubmit("disableUser");
  const enabling = useSubmit("enableUser");
  const self = user.person === me.user.person;
  return (
    <tr>
      <td className="strong">{user.name}</td>
      <td className="text-2">{user.email ?? none}</td>
      <td>
        <Select<Role>
          size="small"
          variant="borderless"
          aria-label={say({ zh: "{name}的角色", en: "Role of {name}" }, { name: user.name })}
          value={user.role}
          disabled={self || user.disabled}
          loading={changing.isPending}
          popupMatchSelectWidth={false}
          options={roles.map((role) => ({ value: role, label: say(roleNames(role)) }))}
          onChange={(role) => changing.mutate({ person: user.person, role }, { onError: failed })}
        />
      </td>
      <td>
        <button
          type="button"
          className="link"
          aria-label={say(
            { zh: "{name}看得到哪些客户：{scope}", en: "Customers that {name} sees: {scope}" },
            { name: user.name, scope: say(scopeWords(user.scope)) },
          )}
          onClick={onScope}
        >
          {say(scopeWords(user.scope))}
        </button>
      </td>
      <td className="text-2">{user.lastSeenAt ? fullMomentText(user.lastSeenAt, me.company.zone) : none}</td>
      <td className="actions">
        {!self && user.email !== null && (
          <button type="button" className="link" onClick={onPassword}>
            {say({ zh: "设新密码", en: "New password" })}
          </button>
        )}
        {!self && (
          <button
            type="button"
            className="link"
            onClick={() =>
              (user.disabled ? enabling : disabling).mutate({ person: user.person }, { onError: failed })
            }
          >
            {user.disabled ? say({ zh: "恢复", en: "Enable" }) : say({ zh: "停用", en: "Disable" })}
          </button>
        )}
      </td>
    </tr>
  );
}

function Invitations({ invitations }: { invitations: Output<"listUsers">["invitations"] }) {
  const say = useSay();
  const { company } = useWhoAmI();
  const { message } = App.useApp();
  const withdrawing = useSubmit("withdrawInvitation");
  return (
    <Card title={say({ zh: "还没接受的邀请", en: "Invitations not yet accepted" })}>
      <TableScroll label={say({ zh: "邀请", en: "Invitations" })}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "邮箱", en: "E-mail" })}</th>
              <th scope="col">{say({ zh: "角色", en: "Role" })}</th>
              <th scope="col">{say({ zh: "到期", en: "Expires" })}</th>
              <th scope="col">
                <span className="hidden-text">{say({ zh: "操作", en: "Actions" })}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {invitations.map((invitation) => (
              <tr key={invitation.id}>
                <td>{invitation.email ?? none}</td>
                <td>{say(roleNames(invitation.role))}</td>
                <td className="text-2">{fullMomentText(invitation.expiresAt, company.zone)}</td>
                <td className="actions">
                  <button
                    type="button"
                    className="link"
                    onClick={() =>
                      withdrawing.mutate(
                        { id: invitation.id },
                        { onError: (error) => void message.error(say(saysOf(error))) },
                      )
                    }
                  >
                    {say({ zh: "收回", en: "Withdraw" })}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}
