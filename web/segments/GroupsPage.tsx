import "../kit/kit.css";
import "./segments.css";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useState } from "react";
import type { GroupInput, GroupsFound } from "../../server/segments/groups/schema.ts";
import { groupInputNames } from "../../server/segments/messages.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { count, percent } from "../kit/format.ts";
import { PageHead } from "../kit/PageHead.tsx";
import { useLanguage } from "../language.tsx";
import type { Language } from "../phrase.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { askAgain, useCall } from "../useCall.ts";
import { useJob } from "../useJob.ts";
import { useSubmit } from "../useSubmit.ts";
import { JobBar } from "../welcome/JobBar.tsx";
import { useMay } from "../whoAmI.ts";
import { GroupInputs } from "./GroupInputs.tsx";
import { GroupsTable } from "./GroupsTable.tsx";
import { GroupsTried } from "./GroupsTried.tsx";
import { clearWords, stableWords } from "./groupWords.ts";

/** `/segments/groups`: which groups customers fall into by themselves, how clearly, and each to be kept. */
export function Page() {
  const { say } = useLanguage();
  const may = useMay();
  const queries = useQueryClient();
  const [jobId, setJobId] = useState<string>();
  const job = useJob(jobId);
  const answer = useCall("readGrouping", {});
  const [choosing, setChoosing] = useState(false);
  const [chosen, setChosen] = useState<GroupInput[]>();
  const starting = useSubmit("startGrouping", (started) => setJobId(started.jobId));
  const done = job?.state === "done";
  useEffect(() => {
    if (done) void askAgain(queries);
  }, [done, queries]);
  if (answer.error) throw answer.error;
  if (answer.data === undefined) return <PageSkeleton />;
  const found = answer.data;
  const running =
    jobId !== undefined && (job === undefined || job.state === "queued" || job.state === "running");
  const inputs: GroupInput[] = chosen ?? found?.inputs ?? ["purchases"];
  const wrong = starting.error ?? answer.error;
  return (
    <>
      <PageHead
        crumb={<Link to="/segments">{say({ zh: "分群", en: "Segments" })}</Link>}
        title={say({ zh: "自然分组", en: "Natural groups" })}
        sentence={say({
          zh: "不定规则，看买过的客户自己会不会分成几组：按购买，也可以加上类目、互动、投诉、满意度、会员。",
          en: "Without a rule: whether those who bought fall into groups, by purchases or also by categories, interactions, complaints, satisfaction and membership.",
        })}
      >
        {may("segments:write") && (
          <>
            <Button aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
              {say({ zh: "看哪些方面", en: "What to look at" })}
            </Button>
            <Button
              type="primary"
              loading={starting.isPending || running}
              onClick={() => starting.mutate({ inputs })}
            >
              {found
                ? say({ zh: "重新分", en: "Look again" })
                : say({ zh: "看看怎么分", en: "Look for groups" })}
            </Button>
          </>
        )}
      </PageHead>
      {choosing && (
        <div className="seg-choosing">
          <GroupInputs chosen={inputs} onChange={setChosen} />
        </div>
      )}
      {running && <JobBar job={job} />}
      {wrong && (
        <p className="field-error seg-error" role="alert">
          {say(saysOf(wrong))}
        </p>
      )}
      {job?.state === "failed" && (
        <p className="field-error seg-error" role="alert">
          {job.error?.zh !== undefined && job.error.en !== undefined
            ? say({ zh: job.error.zh, en: job.error.en })
            : say({ zh: "没有分成，请再试。", en: "It did not succeed; try again." })}
        </p>
      )}
      {found ? (
        <div className="stack" aria-busy={running}>
          <Verdict found={found} />
          {found.groups.length > 0 && <GroupsTable key={found.run} found={found} />}
          <GroupsTried found={found} />
        </div>
      ) : (
        !running && (
          <section className="card seg-empty">
            <p>{say({ zh: "还没有看过。", en: "Nobody has looked yet." })}</p>
          </section>
        )
      )}
    </>
  );
}

/** What the numbers mean, in words. */
function Verdict({ found }: { found: GroupsFound }) {
  const { say, language } = useLanguage();
  const { chosen } = found;
  const join = say({ zh: "、", en: ", " });
  return (
    <Card
      title={
        chosen
          ? say({ zh: "分成 {n} 组", en: "{n} groups" }, { n: chosen.k })
          : say({ zh: "没有自然的分组", en: "Nothing clusters" })
      }
      note={whose(found, say, language)}
    >
      {chosen ? (
        <p>
          {say(clearWords(chosen.silhouette))} {say(stableWords(chosen.leastJaccard))}
        </p>
      ) : (
        <p>
          {say({
            zh: "客户在这些方面是连续的一片，硬分成几组，换一批客户就会分得不一样，所以不分。可以按规则分群，或用价值等级。",
            en: "In these respects customers are one continuous crowd. Groups forced upon it would come out otherwise in another sample, so there are none. Use rules or value levels instead.",
          })}
        </p>
      )}
      <p className="text-3">
        {say(
          { zh: "看的是：{what}。", en: "Looked at: {what}." },
          { what: found.inputs.map((input) => say(groupInputNames[input].name)).join(join) },
        )}
        {found.leftOut.length > 0 &&
          say(
            { zh: "数据太少、没有用上的：{what}。", en: " Left out, too few have it: {what}." },
            {
              what: found.leftOut
                .map(({ title, share, least }) =>
                  say(
                    {
                      zh: "{title}（{share} 有，至少要 {least}）",
                      en: "{title} ({share} have it, {least} needed)",
                    },
                    {
                      title: say(title),
                      share: percent(share, language, 0),
                      least: percent(least, language, 0),
                    },
                  ),
                )
                .join(join),
            },
          )}
        {found.knownOf.length > 0 &&
          say(
            {
              zh: "只有一部分客户有的：{what}；其余客户在这一项按平均算，中位数不含他们。",
              en: " Known of some only: {what}; the others count as average there, and the medians leave them out.",
            },
            {
              what: found.knownOf
                .map(({ title, share }) => `${say(title)} ${percent(share, language, 0)}`)
                .join(join),
            },
          )}
      </p>
      {chosen && (
        <p className="text-3">
          {say(
            {
              zh: "轮廓系数 {s}（没有分组的数据至多 {r}）；抽样重做时最不稳的一组仍有 {j} 相同。",
              en: "Silhouette {s} (at most {r} where there are no groups); in resampling, the least stable group keeps {j} of itself.",
            },
            {
              s: chosen.silhouette.toFixed(2),
              r: chosen.reference.toFixed(2),
              j: percent(chosen.leastJaccard, language, 0),
            },
          )}
        </p>
      )}
    </Card>
  );
}

/** Of whom it speaks; who sees some customers only is told of those. */
function whose(
  { customers, sampled, asOf }: GroupsFound,
  say: ReturnType<typeof useLanguage>["say"],
  language: Language,
): string {
  if (customers === null || sampled === null)
    return say(
      {
        zh: "组是在全公司的客户里找的；{whose}截至 {asOf}",
        en: "The groups are found among the whole company’s customers; {whose}as of {asOf}",
      },
      {
        whose:
          customers === null
            ? ""
            : say(
                { zh: "下面只数您能看的 {n} 位；", en: "counted below are the {n} whom you may see; " },
                { n: count(customers, language) },
              ),
        asOf,
      },
    );
  return say(
    {
      zh: "{customers} 位买过的客户，用其中 {sampled} 位找组，再把所有人归到最近的组；截至 {asOf}",
      en: "{customers} who bought; groups are found in {sampled} of them and everyone goes to the nearest; as of {asOf}",
    },
    { customers: count(customers, language), sampled: count(sampled, language), asOf },
  );
}
