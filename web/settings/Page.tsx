import "../kit/kit.css";
import "./settings.css";
import { Link } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { PageHead } from "../kit/PageHead.tsx";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useAddress } from "../useAddress.ts";
import { useMay } from "../whoAmI.ts";
import { AccountSection } from "./AccountSection.tsx";
import { AuditSection } from "./AuditSection.tsx";
import { CompanySection } from "./CompanySection.tsx";
import { FieldsSection } from "./FieldsSection.tsx";
import { KeysSection } from "./KeysSection.tsx";
import { MailSection } from "./MailSection.tsx";
import { RatesSection } from "./RatesSection.tsx";
import { RolesSection } from "./RolesSection.tsx";
import { UsersSection } from "./UsersSection.tsx";

interface Tab {
  key: string;
  name: Pair;
  may: string;
  Section: ComponentType;
}

const tabs: readonly Tab[] = [
  { key: "company", name: { zh: "公司", en: "Company" }, may: "settings:read", Section: CompanySection },
  {
    key: "fields",
    name: { zh: "客户字段", en: "Customer fields" },
    may: "settings:read",
    Section: FieldsSection,
  },
  {
    key: "rates",
    name: { zh: "汇率", en: "Exchange rates" },
    may: "settings:read",
    Section: RatesSection,
  },
  { key: "users", name: { zh: "用户", en: "Users" }, may: "users:manage", Section: UsersSection },
  {
    key: "account",
    name: { zh: "我的账号", en: "My account" },
    may: "session:read",
    Section: AccountSection,
  },
  { key: "roles", name: { zh: "角色与权限", en: "Roles" }, may: "session:read", Section: RolesSection },
  { key: "keys", name: { zh: "API 密钥", en: "API keys" }, may: "keys:own", Section: KeysSection },
  { key: "mail", name: { zh: "邮件", en: "Mail" }, may: "settings:write", Section: MailSection },
  { key: "audit", name: { zh: "操作记录", en: "Audit log" }, may: "audit:read", Section: AuditSection },
];

export function Page() {
  const say = useSay();
  const may = useMay();
  const [address] = useAddress();
  const open = tabs.filter((tab) => may(tab.may));
  const tab = open.find((known) => known.key === address.tab) ?? open[0];
  return (
    <>
      <PageHead title={say({ zh: "设置", en: "Settings" })} />
      <nav className="tabs" aria-label={say({ zh: "设置的各部分", en: "Parts of the settings" })}>
        {open.map((known) => (
          <Link
            key={known.key}
            to="/settings"
            search={{ tab: known.key } as never}
            className="tab"
            aria-current={known === tab ? "page" : undefined}
          >
            {say(known.name)}
          </Link>
        ))}
      </nav>
      {tab && <tab.Section />}
    </>
  );
}
