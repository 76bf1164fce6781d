import { useNavigate } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import type { GroupsFound } from "../../server/segments/groups/schema.ts";
import { call } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { CustomerTable } from "../kit/CustomerTable.tsx";
import { Field } from "../kit/Field.tsx";
import { count, percent, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { usePeople } from "../kit/usePeople.ts";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useJob } from "../useJob.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";
import { comparedText } from "./comparedWords.ts";

type Group = GroupsFound["groups"][number];

/** The groups side by side; a click on one shows its people and keeps it. */
export function GroupsTable({ found }: { found: GroupsFound }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const may = useMay();
  const [open, setOpen] = useState<number>();
  const opened = found.groups.find((one) => one.group === open);
  return (
    <>
      <Card
        title={say({ zh: "各组", en: "The groups" })}
        note={say({
          zh: "名称取自最不同于平均的方面；各列是组内中位数；金额是近 12 个月",
          en: "Named by where they lie furthest from the mean; columns are medians; money is of 12 months",
        })}
      >
        <TableScroll label={say({ zh: "各组", en: "The groups" })}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "组", en: "Group" })}</th>
                <th scope="col" className="number">
                  {say({ zh: "人数", en: "People" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "金额", en: "Money" })}
                </th>
                {found.groups[0]?.medians.map((median) => (
                  <th key={median.feature} scope="col" className="number">
                    {say(median.title)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.groups.map((group) => (
                <tr key={group.group}>
                  <th scope="row">
                    {may("customers:read") ? (
                      <button
                        type="button"
                        className="link"
                        aria-expanded={open === group.group}
                        onClick={() => setOpen(open === group.group ? undefined : group.group)}
                      >
                        {say(group.name)}
                      </button>
                    ) : (
                      say(group.name)
                    )}
                  </th>
                  <td className="number">
                    {count(group.customers, language)}{" "}
                    <span className="text-3">{percent(group.share, language, 0)}</span>
                  </td>
                  <td className="number">
                    {text(group.moneyYear, "money", money)}{" "}
                    <span className="text-3">{percent(group.moneyShare, language, 0)}</span>
                  </td>
                  {group.medians.map((median) => (
                    <td key={median.feature} className="number">
                      {comparedText(median.value, median.unit, money)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </Card>
      {opened && <GroupCard key={opened.group} run={found.run} group={opened} />}
    </>
  );
}

function GroupCard({ run, group }: { run: number; group: Group }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const may = useMay();
  const title = say(group.name);
  const list = usePeople(["groupPeople", run, group.group], (page, signal) =>
    call("groupPeople", { run, group: group.group, ...page }, { signal }),
  );
  return (
    <Card title={title} right={list.first && count(list.first.total, language)}>
      {may("segments:write") && <KeepForm run={run} group={group.group} suggested={title} />}
      {list.error && (
        <p className="unfavourable" role="alert">
          {say(saysOf(list.error))}
        </p>
      )}
      {list.first && (
        <CustomerTable
          label={title}
          people={list.people}
          total={list.first.total}
          columns={[
            {
              key: "money",
              name: say({ zh: "累计金额", en: "Sales, all time" }),
              width: "128px",
              cell: (one) => text(one.value, "moneyEach", money),
            },
          ]}
          height={400}
          onMore={list.more}
        />
      )}
    </Card>
  );
}

function KeepForm({ run, group, suggested }: { run: number; group: number; suggested: string }) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const [name, setName] = useState(suggested.slice(0, 60));
  const [jobId, setJobId] = useState<string>();
  const job = useJob(jobId);
  const keeping = useSubmit("keepGroup", (started) => setJobId(started.jobId));
  const ended = useCall("jobStatus", { id: jobId ?? "" }, { enabled: job?.state === "done" });
  const kept = (ended.data?.result ?? {}) as { segment?: number };
  const segment = ended.data?.state === "done" ? kept.segment : undefined;
  useEffect(() => {
    if (segment !== undefined) void navigate({ to: `/segments/${segment}` });
  }, [segment, navigate]);
  const failed = job?.state === "failed";
  return (
    <form
      className="seg-keep"
      onSubmit={(event) => {
        event.preventDefault();
        keeping.mutate({ run, group, name: name.trim() });
      }}
    >
      <Field label={say({ zh: "存成固定名单，名称", en: "Keep as a fixed list named" })}>
        {(control) => (
          <Input {...control} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Button
        htmlType="submit"
        disabled={name.trim() === ""}
        loading={keeping.isPending || (jobId !== undefined && !failed && segment === undefined)}
      >
        {say({ zh: "存成分群", en: "Keep as a segment" })}
      </Button>
      {(keeping.error || failed) && (
        <p className="field-error" role="alert">
          {keeping.error
            ? say(saysOf(keeping.error))
            : job?.error?.zh !== undefined && job.error.en !== undefined
              ? say({ zh: job.error.zh, en: job.error.en })
              : say({ zh: "没有存成，请再试。", en: "It was not kept; try again." })}
        </p>
      )}
    </form>
  );
}
