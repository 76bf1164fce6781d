import { Select } from "antd";
import type { Comparison, SegmentFile } from "../../server/segments/schema.ts";
import { Bones } from "../kit/Bones.tsx";
import { Card } from "../kit/Card.tsx";
import { count, type Money, percent, signed, text } from "../kit/format.ts";
import { Interval } from "../kit/Interval.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";

/** What sets this segment apart from another, or from everyone else: the largest difference first. */
export function CompareCard({ segment }: { segment: SegmentFile }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [address, change] = useAddress();
  const others = useCall("listSegments", {});
  const b = Number(address.against ?? 0) || undefined;
  const compared = useCall("compareSegments", { a: segment.id, ...(b === undefined ? {} : { b }) });
  if (compared.error) throw compared.error;
  const { data } = compared;
  const rest = say({ zh: "其余客户", en: "Everyone else" });
  const widest = Math.max(
    0.2,
    ...(data?.figures ?? []).map((row) => Math.max(Math.abs(row.low ?? 0), Math.abs(row.high ?? 0))),
  );
  return (
    <Card
      title={say({ zh: "有什么不同", en: "What is different" })}
      note={say({
        zh: "效应大小 d：0.2 小，0.5 中，0.8 大；须线是 95% 区间。按大小排。",
        en: "Effect size d: 0.2 small, 0.5 medium, 0.8 large; whiskers are 95 % intervals. Largest first.",
      })}
      right={
        <Select
          aria-label={say({ zh: "与谁比", en: "Against" })}
          value={b ?? 0}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: "label" }}
          options={[
            { value: 0, label: rest },
            ...(others.data?.segments ?? [])
              .filter((one) => one.id !== segment.id)
              .map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(value) => change({ against: value === 0 ? undefined : String(value) }, true)}
        />
      }
    >
      {!data ? (
        <Bones lines={8} />
      ) : (
        <>
          <TableScroll label={say({ zh: "比较", en: "Comparison" })}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{say({ zh: "指标", en: "Figure" })}</th>
                  <th scope="col" className="number">
                    {segment.name} <span className="text-3">{count(data.a.customers, language)}</span>
                  </th>
                  <th scope="col" className="number">
                    {data.b.name ?? rest} <span className="text-3">{count(data.b.customers, language)}</span>
                  </th>
                  <th scope="col" className="seg-effect">
                    {say({ zh: "效应", en: "Effect" })}
                  </th>
                  <th scope="col" className="number">
                    d
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.figures.map((row) => (
                  <tr key={row.figure}>
                    <th scope="row">{say(row.title)}</th>
                    <td className="number">{mean(row.a.mean, row.unit, money)}</td>
                    <td className="number">{mean(row.b.mean, row.unit, money)}</td>
                    <td className="seg-effect">
                      {row.d !== null && row.low !== null && row.high !== null && (
                        <Interval
                          low={row.low}
                          value={row.d}
                          high={row.high}
                          from={-widest}
                          to={widest}
                          line={0}
                          text={`d ${signed(row.d, language, 2)}`}
                        />
                      )}
                    </td>
                    <td className="number">{row.d === null ? "–" : signed(row.d, language, 2)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
          <div className="seg-traits">
            {data.traits.map((trait) => (
              <section key={trait.trait}>
                <h3>
                  {say(trait.title)}{" "}
                  <span className="text-3">V {trait.v === null ? "–" : trait.v.toFixed(2)}</span>
                </h3>
                <table className="table">
                  <tbody>
                    {trait.values.map((value) => (
                      <tr key={value.label.en}>
                        <th scope="row">{say(value.label)}</th>
                        <td className="number">{percent(value.a, language)}</td>
                        <td className="number text-3">{percent(value.b, language)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            ))}
          </div>
          {data.both > 0 && (
            <p className="text-3">
              {say(
                {
                  zh: "{n} 位客户两边都在，两边都算。",
                  en: "{n|customer is|customers are} in both, and counted in both.",
                },
                { n: data.both },
              )}
            </p>
          )}
        </>
      )}
    </Card>
  );
}

function mean(value: number | null, unit: Comparison["figures"][number]["unit"], money: Money): string {
  if (value === null) return "–";
  if (unit === "money") return text(value, "moneyEach", money);
  return count(value, money.language, value < 100 ? 1 : 0);
}
