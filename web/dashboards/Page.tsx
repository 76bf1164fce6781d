import "../kit/kit.css";
import "./dashboards.css";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import type { DashboardLine } from "../../server/dashboards/schema.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { fullMomentText } from "../kit/dates.ts";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { count } from "../kit/format.ts";
import { PageHead } from "../kit/PageHead.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useLanguage } from "../language.tsx";
import { roleNames } from "../roleNames.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";
import { NameDialog } from "./NameDialog.tsx";

export function Page() {
  const { say } = useLanguage();
  const may = useMay();
  const navigate = useNavigate();
  const [naming, setNaming] = useState(false);
  const answer = useCall("listDashboards", {});
  const creating = useSubmit("createDashboard", ({ id }) => void navigate({ to: `/dashboards/${id}` }));
  if (answer.error) throw answer.error;
  if (!answer.data) return <PageSkeleton />;
  const { dashboards } = answer.data;
  const write = may("dashboards:write");
  const readyMade = (
    <Button
      loading={creating.isPending && creating.variables.readyMade === true}
      onClick={() =>
        creating.mutate({
          name: say({ zh: "本店十二项", en: "The shop in twelve figures" }),
          readyMade: true,
        })
      }
    >
      {say({ zh: "十二项常用指标", en: "Twelve useful figures" })}
    </Button>
  );
  const create = (
    <Button type="primary" onClick={() => setNaming(true)}>
      {say({ zh: "新建看板", en: "New dashboard" })}
    </Button>
  );
  const groups = [
    { title: say({ zh: "我的", en: "Mine" }), lines: dashboards.filter((one) => one.mine) },
    {
      title: say({ zh: "共享给我的", en: "Shared with me" }),
      lines: dashboards.filter((one) => !one.mine && !one.left),
    },
    {
      title: say({ zh: "离开的人留下的", en: "Of people who left" }),
      lines: dashboards.filter((one) => !one.mine && one.left),
    },
  ].filter((group) => group.lines.length > 0);
  return (
    <>
      <PageHead
        title={say({ zh: "看板", en: "Dashboards" })}
        sentence={say(
          dashboards.length > 0
            ? {
                zh: "{mine} 个是我的，{others} 个是别人共享的。",
                en: "{mine} of mine, {others} shared by others.",
              }
            : { zh: "把常看的数放在一页上，共享给同事。", en: "The figures you watch, on one page, shared." },
          {
            mine: dashboards.filter((one) => one.mine).length,
            others: dashboards.filter((one) => !one.mine).length,
          },
        )}
      >
        {write && dashboards.length > 0 && (
          <>
            {readyMade}
            {create}
          </>
        )}
      </PageHead>
      {creating.error && !naming && (
        <p className="field-error" role="alert">
          {say(saysOf(creating.error))}
        </p>
      )}
      {dashboards.length === 0 ? (
        <section className="card">
          <EmptyChart
            missing={say({ zh: "还没有看板。", en: "There is no dashboard yet." })}
            meanwhile={
              write
                ? say({
                    zh: "一键建一个含十二项常用指标的；或在探索里选好，点「存到看板」。",
                    en: "Make one of twelve useful figures in one click, or choose in Explore and “Save to dashboard”.",
                  })
                : say({
                    zh: "同事把看板共享给您后，会出现在这里。",
                    en: "Once a colleague shares one with you, it stands here.",
                  })
            }
            actions={
              write && (
                <>
                  {readyMade}
                  {create}
                </>
              )
            }
          />
        </section>
      ) : (
        <div className="stack">
          {groups.map((group) => (
            <Card key={group.title} title={group.title}>
              <Boards lines={group.lines} label={group.title} />
            </Card>
          ))}
        </div>
      )}
      <NameDialog
        open={naming}
        title={say({ zh: "新建看板", en: "New dashboard" })}
        label={say({ zh: "名称", en: "Name" })}
        initial=""
        deed={say({ zh: "建立", en: "Create" })}
        busy={creating.isPending}
        error={creating.error ? say(saysOf(creating.error)) : undefined}
        onClose={() => setNaming(false)}
        onName={(name) => creating.mutate({ name })}
      />
    </>
  );
}

function Boards({ lines, label }: { lines: readonly DashboardLine[]; label: string }) {
  const { say, language } = useLanguage();
  const { company } = useWhoAmI();
  const sharedWith = ({ shared, roles }: DashboardLine) =>
    shared === "nobody"
      ? say({ zh: "只有我", en: "only me" })
      : shared === "everyone"
        ? say({ zh: "所有人", en: "everyone" })
        : roles.map((role) => say(roleNames(role))).join(language === "zh" ? "、" : ", ");
  return (
    <TableScroll label={label}>
      <table className="table boards">
        <thead>
          <tr>
            <th scope="col">{say({ zh: "看板", en: "Dashboard" })}</th>
            <th scope="col" className="number">
              {say({ zh: "块", en: "Tiles" })}
            </th>
            <th scope="col">{say({ zh: "谁的", en: "Whose" })}</th>
            <th scope="col">{say({ zh: "谁能看", en: "Seen by" })}</th>
            <th scope="col" className="number boards-late">
              {say({ zh: "改动", en: "Changed" })}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <Link to={`/dashboards/${line.id}`}>
                  <strong>{line.name}</strong>
                </Link>
              </th>
              <td className="number">{count(line.tiles, language)}</td>
              <td>{line.mine ? say({ zh: "我", en: "me" }) : line.owner}</td>
              <td>{sharedWith(line)}</td>
              <td className="number text-3 boards-late">{fullMomentText(line.updatedAt, company.zone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
