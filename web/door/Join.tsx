import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { saysOf } from "../callError.ts";
import { Bones } from "../kit/Bones.tsx";
import { useSay } from "../language.tsx";
import { roleNames } from "../roleNames.ts";
import { useAddress } from "../useAddress.ts";
import { question } from "../useCall.ts";
import { DoorFrame } from "./DoorFrame.tsx";
import { JoinForm } from "./JoinForm.tsx";

/** Both links that make an account: the first administrator's, and an invitation. */
export function Join({ first }: { first: boolean }) {
  const say = useSay();
  const [address] = useAddress();
  const token = address.token ?? "";
  const invitation = useQuery({
    ...question("readInvitation", { token }),
    enabled: token !== "",
    retry: false,
  });
  const title = first
    ? say({ zh: "建第一个管理员", en: "Create the first administrator" })
    : say({ zh: "接受邀请", en: "Accept the invitation" });

  if (token === "" || invitation.error) {
    const why = invitation.error
      ? say(saysOf(invitation.error))
      : say({ zh: "链接不完整，缺了后半段。", en: "The link is incomplete; its second half is missing." });
    return (
      <DoorFrame title={say({ zh: "这个链接用不了", en: "This link does not work" })}>
        <p role="alert">{why}</p>
        <p className="text-3">
          {first
            ? say({
                zh: "链接只能用一次，30 分钟内有效。重新启动服务，会打印一个新的。",
                en: "A link works once and for 30 minutes. Start the server again and it prints a new one.",
              })
            : say({ zh: "请管理员再发一个。", en: "Ask your administrator for a new one." })}
        </p>
        <Link to="/sign-in">{say({ zh: "已有账号，去登录", en: "Have an account? Sign in" })}</Link>
      </DoorFrame>
    );
  }
  if (!invitation.data) {
    return (
      <DoorFrame title={title}>
        <Bones lines={4} />
      </DoorFrame>
    );
  }
  const { email, name, role, company } = invitation.data;
  return (
    <DoorFrame
      title={title}
      sentence={
        first
          ? say({
              zh: "全部数据存在您自己的服务器上。管理员可以再邀请别人。",
              en: "All data stays on your own server. The administrator can invite others.",
            })
          : say(
              { zh: "{company}请您以「{role}」的身份加入。", en: "{company} invites you as {role}." },
              {
                company: company || say({ zh: "管理员", en: "An administrator" }),
                role: say(roleNames(role)),
              },
            )
      }
    >
      <JoinForm
        token={token}
        email={email}
        name={name}
        asksCompany={first}
        button={first ? say({ zh: "建好，进入", en: "Create and enter" }) : say({ zh: "加入", en: "Join" })}
      />
    </DoorFrame>
  );
}
