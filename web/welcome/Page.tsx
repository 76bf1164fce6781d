import "./welcome.css";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { saysOf } from "../callError.ts";
import { listen } from "../events.ts";
import { Icon } from "../kit/Icon.tsx";
import { Mark } from "../kit/Mark.tsx";
import { useLanguage } from "../language.tsx";
import { pages } from "../routes.tsx";
import { useJob } from "../useJob.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";
import { JobBar } from "./JobBar.tsx";
import { kindsOfData } from "./kindsOfData.ts";

/** Before there is data: two ways in, and what each kind of data unlocks. */
export function Page() {
  const { language, setLanguage, say } = useLanguage();
  const me = useWhoAmI();
  const may = useMay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [jobId, setJobId] = useState<string>();
  const loading = useSubmit("loadSampleData", (started) => setJobId(started.jobId));
  const job = useJob(jobId);
  const importPage = pages.find((page) => page.path === "/import");
  const ended = job?.state === "failed" || job?.state === "cancelled";
  const busy = loading.isPending || (jobId !== undefined && !ended);

  useEffect(() => listen(queries), [queries]);
  useEffect(() => {
    document.title = say({ zh: "常青", en: "Perennial" });
  }, [say]);
  useEffect(() => {
    if (job?.state === "done") void navigate({ to: "/overview" });
  }, [job?.state, navigate]);

  return (
    <main className="welcome">
      <div className="welcome-head">
        <Mark size={32} />
        <strong>{say({ zh: "常青", en: "Perennial" })}</strong>
        <span className="text-3">{me.company.name}</span>
        <button
          type="button"
          className="plain-button"
          lang={language === "zh" ? "en" : "zh-CN"}
          onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
        >
          {language === "zh" ? "English" : "中文"}
        </button>
      </div>
      <h1>{say({ zh: "先放进数据，再看客户", en: "First the data, then your customers" })}</h1>
      <p className="welcome-sentence">
        {say({
          zh: "全部存在您自己的服务器上。可以先看示例，再一键清除、导入自己的。",
          en: "Everything stays on your own server. Look at the sample first, then clear it and import your own.",
        })}
      </p>
      {may("ingest:write") ? (
        <div className="welcome-ways">
          <section>
            <Icon name="flask" size={24} />
            <h2>{say({ zh: "载入示例数据", en: "Load sample data" })}</h2>
            <p>
              {say({
                zh: "一家快消连锁：3,000 位客户，两年的订单。里面埋了已知答案，可以验证系统算得对不对。",
                en: "A grocery chain: 3,000 customers, two years of orders. Known answers are planted in it, so you can check the figures.",
              })}
            </p>
            {busy ? (
              <JobBar job={job} />
            ) : (
              <Button type="primary" size="large" onClick={() => loading.mutate({})}>
                {say({ zh: "载入示例", en: "Load the sample" })}
              </Button>
            )}
            {(loading.error || ended) && (
              <p className="unfavourable" role="alert">
                {loading.error
                  ? say(saysOf(loading.error))
                  : say({ zh: "没有载入成功，可以再试一次。", en: "Loading did not succeed; try again." })}
              </p>
            )}
            <p className="text-3">
              {say({
                zh: "页面顶部会一直标明是示例，一键清除，不与真实数据混放。",
                en: "A strip on every page says it is a sample. One click clears it; it never mixes with real rows.",
              })}
            </p>
          </section>
          <section>
            <Icon name="import" size={24} />
            <h2>{say({ zh: "导入我的数据", en: "Import my data" })}</h2>
            <p>
              {say({
                zh: "Excel 或 CSV，GBK 与 UTF-8 都能读。先试运行，看清楚再写入；导入后 30 天内可整批撤回。",
                en: "Excel or CSV, GBK or UTF-8. A dry run shows what would change before anything is written; undo for 30 days.",
              })}
            </p>
            {importPage && (
              <Link to={importPage.path}>
                <Button size="large">{say({ zh: "选择文件", en: "Choose a file" })}</Button>
              </Link>
            )}
          </section>
        </div>
      ) : (
        <p className="welcome-wait">
          {say({
            zh: "还没有数据。请管理员或主管导入订单，之后这里会自动出现。",
            en: "There is no data yet. Once an administrator or manager imports orders, the pages appear here.",
          })}
        </p>
      )}
      <section className="welcome-kinds">
        <h2>{say({ zh: "有哪些数据，就能看到什么", en: "What each kind of data shows" })}</h2>
        <table>
          <tbody>
            {kindsOfData.map((kind) => (
              <tr key={kind.name.en}>
                <th scope="row">{say(kind.name)}</th>
                <td className="text-3">{say(kind.fields)}</td>
                <td>→ {say(kind.shows)}</td>
                <td>
                  <span className="tag">{say(kind.need)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </main>
  );
}
