import "../kit/kit.css";
import "./segments.css";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useState } from "react";
import type { SegmentFile } from "../../server/segments/schema.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { fullMomentText } from "../kit/dates.ts";
import { PageHead } from "../kit/PageHead.tsx";
import { useSay } from "../language.tsx";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";
import { CompareCard } from "./CompareCard.tsx";
import { ListDialog } from "./ListDialog.tsx";
import { MembersCard } from "./MembersCard.tsx";

/** `/segments/:id`: who is in it, who came and went, what it was before, what sets it apart. */
export function Page() {
  const { segmentId } = useParams({ strict: false }) as { segmentId: string };
  const answer = useCall("readSegment", { id: Number(segmentId) });
  if (answer.error) throw answer.error;
  if (!answer.data) return <PageSkeleton />;
  return <File segment={answer.data} />;
}

function File({ segment }: { segment: SegmentFile }) {
  const say = useSay();
  const may = useMay();
  const { company } = useWhoAmI();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const [listing, setListing] = useState(false);
  const deleting = useSubmit("deleteSegment", () => void navigate({ to: "/segments" }));
  const write = may("segments:write");
  const ask = () =>
    modal.confirm({
      title: say({ zh: "删除分群“{name}”？", en: "Delete segment “{name}”?" }, { name: segment.name }),
      content: say({
        zh: "客户不受影响；进出的记录会留着。",
        en: "Customers are not touched; the record of who came and went stays.",
      }),
      okText: say({ zh: "删除分群", en: "Delete segment" }),
      okButtonProps: { danger: true },
      onOk: () => deleting.mutate({ id: segment.id }),
    });
  return (
    <>
      <PageHead
        crumb={
          <>
            <Link to="/segments">{say({ zh: "分群", en: "Segments" })}</Link>
            {segment.folder && ` › ${segment.folder}`}
          </>
        }
        title={segment.name}
        sentence={say(segment.sentence)}
      >
        {write && (
          <>
            <Button onClick={ask} disabled={segment.users.length > 0} loading={deleting.isPending}>
              {say({ zh: "删除", en: "Delete" })}
            </Button>
            {segment.kind === "rule" ? (
              <Link to={`/segments/${segment.id}/edit`}>
                <Button type="primary">{say({ zh: "改条件", en: "Change conditions" })}</Button>
              </Link>
            ) : (
              <Button type="primary" onClick={() => setListing(true)}>
                {say({ zh: "用文件增减", en: "Change by a file" })}
              </Button>
            )}
          </>
        )}
      </PageHead>
      {deleting.error && (
        <p className="field-error seg-error" role="alert">
          {say(saysOf(deleting.error))}
        </p>
      )}
      <div className="stack">
        <div className="columns">
          <MembersCard segment={segment} />
          <div className="column seg-side">
            <FlowCard segment={segment} />
            {segment.versions.length > 0 && (
              <Card title={say({ zh: "各版本", en: "Versions" })}>
                <ol className="seg-versions">
                  {segment.versions.map((version) => (
                    <li key={version.version}>
                      <p>
                        <strong>{say({ zh: "第 {n} 版", en: "Version {n}" }, { n: version.version })}</strong>{" "}
                        <span className="text-3">
                          {fullMomentText(version.at, company.zone)} {version.by}
                        </span>
                      </p>
                      <p className="text-2">{say(version.sentence)}</p>
                      {version.note && <p className="text-3">{version.note}</p>}
                    </li>
                  ))}
                </ol>
              </Card>
            )}
            {(segment.users.length > 0 || segment.uses.length > 0) && <UsedCard segment={segment} />}
          </div>
        </div>
        <CompareCard segment={segment} />
      </div>
      {segment.kind === "list" && (
        <ListDialog open={listing} onClose={() => setListing(false)} folders={[]} into={segment} />
      )}
    </>
  );
}

function UsedCard({ segment }: { segment: SegmentFile }) {
  const say = useSay();
  return (
    <Card title={say({ zh: "用在哪里", en: "Where it is used" })}>
      {segment.users.length > 0 && (
        <p className="seg-chips">
          <span className="text-3">{say({ zh: "用到它的", en: "Used by" })}</span>
          {segment.users.map((user, i) => (
            // What the reader may not open has no number, and there may be several.
            <User key={`${user.kind} ${user.id ?? `hidden ${i}`}`} user={user} />
          ))}
        </p>
      )}
      {segment.users.length > 0 && (
        <p className="text-3">
          {say({
            zh: "有地方在用，不能删除；先在那里换掉它。",
            en: "In use, so it cannot be deleted; put something else in its place there first.",
          })}
        </p>
      )}
      {segment.uses.length > 0 && (
        <p className="seg-chips">
          <span className="text-3">{say({ zh: "它用到的", en: "Uses" })}</span>
          {segment.uses.map(({ id, name }) => (
            <Link key={id} to={`/segments/${id}`} className="seg-chip">
              {name}
            </Link>
          ))}
        </p>
      )}
    </Card>
  );
}

/** What uses the segment, with the way there; what the reader does not see is named without one. */
function User({ user: { kind, id, name } }: { user: SegmentFile["users"][number] }) {
  const say = useSay();
  if (name === null)
    return <span className="seg-chip">{say({ zh: "同事的看板", en: "a colleague's dashboard" })}</span>;
  const { to, of } = {
    segment: { to: `/segments/${id}`, of: { zh: "分群", en: "Segment" } },
    strategy: { to: "/strategies", of: { zh: "策略", en: "Strategy" } },
    dashboard: { to: `/dashboards/${id}`, of: { zh: "看板", en: "Dashboard" } },
  }[kind];
  return (
    <Link to={to} {...(kind === "strategy" ? { hash: `strategy-${id}` } : {})} className="seg-chip">
      {say(of)} · {say(name)}
    </Link>
  );
}

function FlowCard({ segment }: { segment: SegmentFile }) {
  const say = useSay();
  const most = Math.max(1, ...segment.flow.flatMap((week) => [week.entered, week.left]));
  return (
    <Card
      title={say({ zh: "进与出", en: "Came and went" })}
      note={say({ zh: "每周人数，近 13 周", en: "People a week, last 13 weeks" })}
    >
      {segment.flow.length === 0 ? (
        <p className="text-3">
          {say({ zh: "近 13 周没有人进出。", en: "Nobody came or went in 13 weeks." })}
        </p>
      ) : (
        <table className="table seg-flow">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "周", en: "Week of" })}</th>
              <th scope="col">{say({ zh: "进", en: "Came" })}</th>
              <th scope="col">{say({ zh: "出", en: "Went" })}</th>
            </tr>
          </thead>
          <tbody>
            {segment.flow.map((week) => (
              <tr key={week.week}>
                <th scope="row">{week.week.slice(5)}</th>
                <td>
                  <span
                    className="seg-bar"
                    data-way="in"
                    style={{ width: `${(60 * week.entered) / most}%` }}
                  />{" "}
                  {week.entered}
                </td>
                <td>
                  <span className="seg-bar" data-way="out" style={{ width: `${(60 * week.left) / most}%` }} />{" "}
                  {week.left}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
