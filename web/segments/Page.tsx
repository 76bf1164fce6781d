import "../kit/kit.css";
import "./segments.css";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import type { SegmentLine } from "../../server/segments/schema.ts";
import { Card } from "../kit/Card.tsx";
import { fullMomentText } from "../kit/dates.ts";
import { count, percent, signed } from "../kit/format.ts";
import { PageHead } from "../kit/PageHead.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useLanguage } from "../language.tsx";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useCall } from "../useCall.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";
import { ListDialog } from "./ListDialog.tsx";

export function Page() {
  const { say, language } = useLanguage();
  const may = useMay();
  const [listing, setListing] = useState(false);
  const answer = useCall("listSegments", {});
  if (answer.error) throw answer.error;
  const list = answer.data;
  if (!list) return <PageSkeleton />;
  const write = may("segments:write");
  const folders = ["", ...list.folders];
  const largest = [...list.segments].sort((a, b) => (b.salesShare ?? 0) - (a.salesShare ?? 0))[0];
  const sentence = largest?.salesShare
    ? say(
        {
          zh: "{n} 个分群。“{name}”的 {people} 人占近 12 个月销售的 {share}。",
          en: "{n|segment|segments}. “{name}”: {people} people with {share} of 12 months' sales.",
        },
        {
          n: list.segments.length,
          name: largest.name,
          people: largest.members,
          share: percent(largest.salesShare, language),
        },
      )
    : say({
        zh: "把客户按行为分开，成员自动更新。",
        en: "Tell customers apart by what they do; members follow by themselves.",
      });
  return (
    <>
      <PageHead title={say({ zh: "分群", en: "Segments" })} sentence={sentence}>
        <Link to="/segments/groups">
          <Button>{say({ zh: "自然分组", en: "Natural groups" })}</Button>
        </Link>
        {write && (
          <>
            <Button onClick={() => setListing(true)}>{say({ zh: "导入名单", en: "Bring in a list" })}</Button>
            <Link to="/segments/new">
              <Button type="primary">{say({ zh: "新建分群", en: "New segment" })}</Button>
            </Link>
          </>
        )}
      </PageHead>
      {list.segments.length === 0 ? (
        <section className="card seg-empty">
          <p>{say({ zh: "还没有分群。", en: "There is no segment yet." })}</p>
          <p className="text-3">
            {say({
              zh: "例如：最近 90 天买过两次乳品、比自己的节奏晚一倍半、住在江苏。",
              en: "For example: bought dairy twice in the last 90 days, late by 1.5× the own rhythm, living in Jiangsu.",
            })}
          </p>
        </section>
      ) : (
        <div className="stack" aria-busy={answer.isPlaceholderData}>
          {folders.map((folder) => {
            const inside = list.segments.filter((segment) => segment.folder === folder);
            if (inside.length === 0) return null;
            return (
              <Card
                key={folder}
                title={folder === "" ? say({ zh: "分群", en: "Segments" }) : folder}
                right={say(
                  { zh: "{n} 个，截至 {day}", en: "{n}, as of {day}" },
                  { n: inside.length, day: list.asOf },
                )}
              >
                <SegmentTable segments={inside} />
              </Card>
            );
          })}
        </div>
      )}
      <ListDialog open={listing} onClose={() => setListing(false)} folders={list.folders} />
    </>
  );
}

function SegmentTable({ segments }: { segments: readonly SegmentLine[] }) {
  const { say, language } = useLanguage();
  const { company } = useWhoAmI();
  return (
    <TableScroll label={say({ zh: "分群", en: "Segments" })}>
      <table className="table seg-table">
        <thead>
          <tr>
            <th scope="col">{say({ zh: "分群", en: "Segment" })}</th>
            <th scope="col" className="seg-rule">
              {say({ zh: "规则", en: "Rule" })}
            </th>
            <th scope="col" className="number">
              {say({ zh: "人数", en: "People" })}
            </th>
            <th scope="col" className="number">
              {say({ zh: "较 30 天前", en: "In 30 days" })}
            </th>
            <th scope="col" className="number">
              {say({ zh: "占销售", en: "Of sales" })}
            </th>
            <th scope="col" className="number seg-late">
              {say({ zh: "更新", en: "Updated" })}
            </th>
          </tr>
        </thead>
        <tbody>
          {segments.map((segment) => (
            <tr key={segment.id}>
              <th scope="row">
                <Link to={`/segments/${segment.id}`}>
                  <strong>{segment.name}</strong>
                </Link>
              </th>
              <td className="seg-rule text-2">{say(segment.sentence)}</td>
              <td className="number strong">{count(segment.members, language)}</td>
              <td className="number">
                {segment.membersBefore === null
                  ? "–"
                  : signed(segment.members - segment.membersBefore, language, 0)}
              </td>
              <td className="number">{percent(segment.salesShare, language)}</td>
              <td className="number text-3 seg-late">
                {segment.kind === "list" ? (
                  <span className="seg-fixed">{say({ zh: "固定", en: "Fixed" })}</span>
                ) : segment.pending || !segment.refreshedAt ? (
                  say({ zh: "正在算", en: "Counting" })
                ) : (
                  fullMomentText(segment.refreshedAt, company.zone).slice(5)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
