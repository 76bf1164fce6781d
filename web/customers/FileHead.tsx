import { Button, Dropdown } from "antd";
import { useState } from "react";
import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { fieldNames } from "../../server/customers/messages.ts";
import { CopyButton } from "../kit/CopyButton.tsx";
import { count } from "../kit/format.ts";
import { Icon } from "../kit/Icon.tsx";
import { LevelMark, levelNames } from "../kit/LevelMark.tsx";
import { useLanguage } from "../language.tsx";
import { useMay } from "../whoAmI.ts";
import { customerName } from "./customerName.ts";
import { EraseDialog } from "./EraseDialog.tsx";
import { MergeDrawer } from "./MergeDrawer.tsx";
import { phoneText } from "./phoneText.ts";
import { genderNames } from "./words.ts";

/** Name, class, what stands out, and the three things one does first. */
export function FileHead({ file, edits }: { file: CustomerFile; edits: boolean }) {
  const { say, language } = useLanguage();
  const may = useMay();
  const [open, setOpen] = useState<"merge" | "erase">();
  const { profile, figures, missing } = file;
  const name = customerName(
    {
      id: file.id,
      name: profile.name,
      memberNo: profile.member_no,
      sourceNo: profile.numbers[0]?.number ?? null,
      erased: profile.erasedAt !== null,
    },
    say,
  );
  const rhythm = figures.rhythm;
  const age = profile.birth_year ? Number(file.asOf.slice(0, 4)) - profile.birth_year : null;
  const facts = [
    profile.member_no && say({ zh: "会员 {no}", en: "Member {no}" }, { no: profile.member_no }),
    ...profile.numbers.map(({ source, number }) =>
      say({ zh: "{source} 编号 {number}", en: "{source} no. {number}" }, { source, number }),
    ),
    [
      profile.gender && say(genderNames[profile.gender]),
      age !== null && say({ zh: "{n} 岁", en: "{n} years" }, { n: age }),
    ]
      .filter(Boolean)
      .join(say({ zh: "，", en: ", " })),
    profile.company,
    profile.storeName,
    profile.ownerName && say({ zh: "负责人 {name}", en: "owner {name}" }, { name: profile.ownerName }),
    figures.firstOn && say({ zh: "{day} 首购", en: "first bought {day}" }, { day: figures.firstOn }),
  ].filter(Boolean);
  return (
    <header className="file-head">
      <span className="file-letter" aria-hidden="true">
        {[...name][0]}
      </span>
      <div className="file-who">
        <h1>
          {name}
          {figures.level && (
            <span className="level">
              <LevelMark level={figures.level} />
              {say(levelNames[figures.level])}
            </span>
          )}
          {rhythm && rhythm.timesUsual >= 2 && (
            <span className="file-warning">
              <b aria-hidden="true">!</b>
              {say(
                { zh: "停买已是自身节奏的 {n} 倍", en: "silent {n}× the own rhythm" },
                { n: count(rhythm.timesUsual, language, 1) },
              )}
            </span>
          )}
          {profile.erasedAt && (
            <span className="file-warning">{say({ zh: "个人信息已删除", en: "personal data erased" })}</span>
          )}
        </h1>
        <p className="file-facts">
          {profile.phone && (
            <span className="file-phone">
              {phoneText(profile.phone, true)}{" "}
              <CopyButton text={phoneText(profile.phone).replaceAll(" ", "")} />
            </span>
          )}
          {facts.map((fact) => (
            <span key={String(fact)}>{fact}</span>
          ))}
        </p>
      </div>
      <div className="file-deeds">
        <p className="file-whole">
          {say({ zh: "档案完整 {n}%", en: "File {n}% complete" }, { n: profile.completeness })}
          {missing.length > 0 && (
            <span className="file-missing">
              {say(
                { zh: "缺：{fields}", en: "missing: {fields}" },
                {
                  fields: missing
                    .slice(0, 3)
                    .map((field) => say(fieldNames[field] ?? { zh: field, en: field }))
                    .join(say({ zh: "、", en: ", " })),
                },
              )}
              {missing.length > 3 &&
                say(
                  { zh: " 等 {n} 项", en: " and {n} more" },
                  { n: missing.length - (language === "zh" ? 0 : 3) },
                )}
            </span>
          )}
        </p>
        {may("customers:merge") && (
          <Button onClick={() => setOpen("merge")}>{say({ zh: "合并", en: "Merge" })}</Button>
        )}
        {edits && (
          <Button onClick={() => document.getElementById("note-body")?.focus()}>
            {say({ zh: "记一笔", en: "Add a note" })}
          </Button>
        )}
        {profile.phone && (
          <Button type="primary" href={`tel:${profile.phone}`}>
            {say({ zh: "打电话", en: "Call" })}
          </Button>
        )}
        {(may("customers:export") || may("customers:erase")) && (
          <Dropdown
            trigger={["click"]}
            menu={{
              items: [
                ...(may("customers:export")
                  ? [
                      {
                        key: "html",
                        label: (
                          <a href={`/api/files/customer/${file.id}`}>
                            {say({ zh: "导出整份档案", en: "Export the whole file" })}
                          </a>
                        ),
                      },
                      {
                        key: "json",
                        label: (
                          <a href={`/api/files/customer/${file.id}?format=json`}>
                            {say({ zh: "导出全部数据（JSON）", en: "Export all data (JSON)" })}
                          </a>
                        ),
                      },
                    ]
                  : []),
                ...(may("customers:erase") && profile.erasedAt === null
                  ? [
                      {
                        key: "erase",
                        danger: true,
                        label: say({ zh: "删除个人信息…", en: "Erase personal data…" }),
                      },
                    ]
                  : []),
              ],
              onClick: ({ key }) => key === "erase" && setOpen("erase"),
            }}
          >
            <Button aria-label={say({ zh: "更多操作", en: "More" })} icon={<Icon name="more" size={16} />} />
          </Dropdown>
        )}
      </div>
      <MergeDrawer open={open === "merge"} file={file} name={name} onClose={() => setOpen(undefined)} />
      <EraseDialog open={open === "erase"} file={file} name={name} onClose={() => setOpen(undefined)} />
    </header>
  );
}
