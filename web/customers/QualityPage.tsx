import "../kit/kit.css";
import "./customers.css";
import "./file.css";
import { Link } from "@tanstack/react-router";
import { fieldNames } from "../../server/customers/messages.ts";
import { Card } from "../kit/Card.tsx";
import { count, percent } from "../kit/format.ts";
import { PageHead } from "../kit/PageHead.tsx";
import { useLanguage } from "../language.tsx";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { CompleteCard } from "./CompleteCard.tsx";
import { MissingRatesCard } from "./MissingRatesCard.tsx";

/** How whole, fresh and consistent the files are. Each number leads to its rows. */
export function Page() {
  const { say, language } = useLanguage();
  const may = useMay();
  const answer = useCall("dataQuality", {});
  if (answer.error) throw answer.error;
  const quality = answer.data;
  const title = say({ zh: "数据质量", en: "Data quality" });
  if (!quality) {
    return (
      <>
        <PageHead title={title} sentence="" />
        <PageSkeleton />
      </>
    );
  }
  const worst = [...quality.fields].sort((a, b) => b.missing - a.missing);
  const stale = quality.stale.find((one) => one.days === 365);
  const sentence =
    quality.files === 0
      ? say({ zh: "还没有客户档案。", en: "There is no customer file yet." })
      : say(
          {
            zh: "{n} 份档案平均完整 {share}；最缺{field}，{stale} 份一年没更新。",
            en: "{n|file|files}, {share} complete on average; {field} is missing most, {stale} unchanged for a year.",
          },
          {
            n: quality.files,
            share: percent(quality.completeness, language, 0),
            field: say(fieldNames[worst[0]?.field ?? "name"]!),
            stale: count(stale?.files, language),
          },
        );
  const list = (search: Record<string, string>, n: number | null) =>
    n ? (
      <Link to="/customers" search={search as never}>
        {count(n, language)}
      </Link>
    ) : (
      <span>{count(n, language)}</span>
    );
  const most = Math.max(1, ...quality.bands.map((band) => band.files));
  return (
    <>
      <PageHead title={title} sentence={sentence} />
      <div className="columns">
        <div className="column">
          <Card
            title={say({ zh: "各字段填了多少", en: "How full each field is" })}
            note={say({ zh: "点缺的数看名单", en: "A count of missing leads to its list" })}
          >
            <ul className="habits quality-fields">
              {worst.map((one) => (
                <li key={one.field}>
                  <span className="habit-name">{say(fieldNames[one.field]!)}</span>
                  <span className="bar" aria-hidden="true">
                    <span style={{ width: `${quality.files ? (100 * one.filled) / quality.files : 0}%` }} />
                  </span>
                  <span className="text-2 number">
                    {percent(quality.files ? one.filled / quality.files : null, language, 0)}
                    {" · "}
                    {say({ zh: "缺 ", en: "missing " })}
                    {list({ missing: one.field }, one.missing)}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        </div>
        <div className="column">
          <MissingRatesCard />
          {may("customers:write") && <CompleteCard fields={worst.map((one) => one.field)} />}
          <Card
            title={say({ zh: "完整程度", en: "Completeness" })}
            metric="fileCompleteness"
            note={say({ zh: "档案数", en: "Number of files" })}
          >
            <ul className="habits quality-fields">
              {quality.bands.map((band) => (
                <li key={band.from}>
                  <span className="habit-name">
                    {band.from === 100 ? "100%" : `${band.from}–${band.to - 1}%`}
                  </span>
                  <span className="bar" aria-hidden="true">
                    <span style={{ width: `${(100 * band.files) / most}%` }} />
                  </span>
                  <span className="number">
                    {list({ complete: `${band.from}~${band.from === 100 ? 100 : band.to - 1}` }, band.files)}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
          <Card
            title={say({ zh: "过时、矛盾、重复", en: "Stale, contradictory, duplicate" })}
            metric="staleFiles"
          >
            <dl className="profile">
              {quality.stale.map((one) => (
                <Line
                  key={one.days}
                  name={say({ zh: "{n} 天没更新", en: "unchanged for {n} days" }, { n: one.days })}
                >
                  {list({ stale: String(one.days) }, one.files)}
                </Line>
              ))}
              <Line name={say({ zh: "前后矛盾", en: "contradictory" })}>
                {list({ odd: "1" }, quality.implausible)}
              </Line>
              <Line name={say({ zh: "电话邮箱都没有", en: "neither phone nor e-mail" })}>
                {list({ unreachable: "1" }, quality.unreachable)}
              </Line>
              <Line name={say({ zh: "疑似重复", en: "possible duplicates" })}>
                <Link to="/duplicates">
                  {say({ zh: "{n} 对", en: "{n|pair|pairs}" }, { n: quality.duplicates })}
                </Link>
              </Line>
            </dl>
          </Card>
        </div>
      </div>
    </>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
