import { useNavigate } from "@tanstack/react-router";
import { useLanguage } from "../language.tsx";
import { useTheme } from "../theme/ThemeProvider.tsx";
import { useMay } from "../whoAmI.ts";
import type { Deed } from "./searchHits.ts";
import { useLeave } from "./useLeave.ts";

/** What can be done from anywhere, by whoever may. */
export function useDeeds(onHelp: () => void): Deed[] {
  const { say, language, setLanguage } = useLanguage();
  const theme = useTheme();
  const may = useMay();
  const navigate = useNavigate();
  const leave = useLeave();
  const go = (href: string) => () => void navigate({ href });
  const dark = theme.mode === "dark";
  const mine: Deed[] = [
    {
      key: "account",
      label: say({ zh: "我的账号与密码", en: "My account and password" }),
      icon: "settings",
      act: go("/settings?tab=account"),
      words: "账号 密码 account password zhanghao mima",
    },
    {
      key: "theme",
      label: dark
        ? say({ zh: "换成浅色", en: "Use light colours" })
        : say({ zh: "换成深色", en: "Use dark colours" }),
      icon: dark ? "sun" : "moon",
      act: () => theme.choose(dark ? "light" : "dark"),
      words: "主题 浅色 深色 theme light dark qianse shense",
    },
    {
      key: "language",
      label: language === "zh" ? "Switch to English" : "切换到中文",
      icon: "more",
      act: () => setLanguage(language === "zh" ? "en" : "zh"),
      words: "语言 英文 中文 language english chinese yuyan",
    },
    {
      key: "keys",
      label: say({ zh: "键盘快捷键", en: "Keyboard shortcuts" }),
      hint: "?",
      icon: "info",
      act: onHelp,
      words: "键盘 快捷键 keyboard shortcuts help 帮助",
    },
    {
      key: "leave",
      label: say({ zh: "退出登录", en: "Sign out" }),
      icon: "close",
      act: () => void leave(),
      words: "退出 登出 sign out log out leave tuichu",
    },
  ];
  const work: (Deed & { may: string })[] = [
    {
      key: "importFile",
      may: "ingest:write",
      label: say({ zh: "导入文件", en: "Import a file" }),
      icon: "import",
      act: go("/import"),
      words: "导入 上传 文件 import upload file excel csv daoru shangchuan wenjian",
    },
    {
      key: "newCustomer",
      may: "customers:write",
      label: say({ zh: "新建客户", en: "Add a customer" }),
      icon: "customers",
      act: go("/customers?new=1"),
      words: "新建 客户 建档 add new customer xinjian kehu jiandang",
    },
    {
      key: "newSegment",
      may: "segments:write",
      label: say({ zh: "新建分群", en: "New segment" }),
      icon: "segments",
      act: go("/segments/new"),
      words: "新建 分群 人群 segment audience new xinjian fenqun",
    },
    {
      key: "naturalGroups",
      may: "segments:write",
      label: say({ zh: "找自然分组", en: "Find natural groups" }),
      icon: "segments",
      act: go("/segments/groups"),
      words: "聚类 自然分组 cluster groups julei",
    },
  ];
  return [...work.filter((deed) => may(deed.may)).map(({ may: _may, ...deed }) => deed), ...mine];
}
