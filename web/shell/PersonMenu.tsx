import { useNavigate } from "@tanstack/react-router";
import { Dropdown, type MenuProps } from "antd";
import { useSay } from "../language.tsx";
import { roleNames } from "../roleNames.ts";
import { useTheme } from "../theme/ThemeProvider.tsx";
import { useWhoAmI } from "../whoAmI.ts";
import { useLeave } from "./useLeave.ts";

/** 林志远 → 林, Lin Zhiyuan → LZ */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  if (/^\p{Script=Han}/u.test(name)) return name.trim().slice(0, 1);
  return words
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join("");
}

export function PersonMenu({ onHelp }: { onHelp(): void }) {
  const say = useSay();
  const me = useWhoAmI();
  const theme = useTheme();
  const navigate = useNavigate();
  const leave = useLeave();
  const items: MenuProps["items"] = [
    {
      key: "who",
      type: "group",
      label: (
        <span className="person-who">
          <strong>{me.user.name}</strong>
          <span>{say(roleNames(me.role))}</span>
        </span>
      ),
    },
    { type: "divider" },
    {
      key: "look",
      type: "group",
      label: say({ zh: "外观", en: "Appearance" }),
      children: [
        { key: "system", label: say({ zh: "跟随系统", en: "As the system" }) },
        { key: "light", label: say({ zh: "浅色", en: "Light" }) },
        { key: "dark", label: say({ zh: "深色", en: "Dark" }) },
      ],
    },
    { type: "divider" },
    { key: "account", label: say({ zh: "我的账号与密码", en: "My account and password" }) },
    { key: "keys", label: say({ zh: "键盘快捷键", en: "Keyboard shortcuts" }), extra: "?" },
    { key: "api", label: <a href="/api">{say({ zh: "接口文档", en: "API documentation" })}</a> },
    { key: "leave", label: say({ zh: "退出登录", en: "Sign out" }) },
  ];
  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        items,
        selectedKeys: [theme.choice],
        onClick({ key }) {
          if (key === "system" || key === "light" || key === "dark") theme.choose(key);
          if (key === "account") void navigate({ to: "/settings", search: { tab: "account" } as never });
          if (key === "keys") onHelp();
          if (key === "leave") void leave();
        },
      }}
    >
      <button
        type="button"
        className="person-button"
        aria-label={say({ zh: "我的菜单：{name}", en: "My menu: {name}" }, { name: me.user.name })}
      >
        {initials(me.user.name)}
      </button>
    </Dropdown>
  );
}
