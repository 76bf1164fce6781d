import type { GroupsFound } from "../../server/segments/groups/schema.ts";
import { Card } from "../kit/Card.tsx";
import { percent } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useLanguage } from "../language.tsx";

/** Every number of groups that was tried, and why it holds or not. */
export function GroupsTried({ found }: { found: GroupsFound }) {
  const { say, language } = useLanguage();
  const title = say({ zh: "试过的组数", en: "Numbers of groups tried" });
  return (
    <Card
      title={title}
      note={say({
        zh: "站得住：轮廓系数不低于 0.25，高过没有分组的数据（看购买以外的方面时，也高过各项互不相干的数据），每一组抽样重做都找得回四分之三；站得住的里取轮廓系数最大的",
        en: "Holds: a silhouette of 0.25 or more, above that of data without groups (beside purchases: also of data whose columns do not go together), and every group found again to three quarters in resampling; of those, the largest silhouette",
      })}
    >
      <TableScroll label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "组数", en: "Groups" })}</th>
              <th scope="col" className="number">
                {say({ zh: "轮廓系数", en: "Silhouette" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "没有分组时至多", en: "Without groups, at most" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "最不稳的一组找回", en: "Least stable group found again" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "重做的一致（调整 Rand）", en: "Agreement (adjusted Rand)" })}
              </th>
              <th scope="col">{say({ zh: "站得住", en: "Holds" })}</th>
            </tr>
          </thead>
          <tbody>
            {found.tried.map((one) => (
              <tr key={one.k}>
                <th scope="row">{one.k === found.chosen?.k ? <strong>{one.k}</strong> : one.k}</th>
                <td className="number">{one.silhouette.toFixed(2)}</td>
                <td className="number">{one.reference.toFixed(2)}</td>
                <td className="number">{percent(one.leastJaccard, language, 0)}</td>
                <td className="number">{one.meanRand.toFixed(2)}</td>
                <td>{one.holds ? say({ zh: "是", en: "Yes" }) : say({ zh: "否", en: "No" })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}
