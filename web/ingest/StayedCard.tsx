import { Link } from "@tanstack/react-router";
import { fieldNames } from "../../server/customers/messages.ts";
import { ownChange, useAllOwnFields } from "../customers/ownFields.ts";
import { Card } from "../kit/Card.tsx";
import { useLanguage } from "../language.tsx";
import type { Import } from "./Wizard.tsx";

/** What an undo put back, and what it left because later work stands on it, one by one. */
export function StayedCard({ undo }: { undo: NonNullable<Import["undo"]> }) {
  const { say, language } = useLanguage();
  const own = useAllOwnFields();
  const field = (name: string) =>
    ownChange(own, name, language)?.name ?? fieldNames[name]?.[language] ?? name;
  const total = undo.people + undo.values + undo.orders;
  return (
    <Card title={say({ zh: "撤回后留下的", en: "What the undo left" })}>
      {undo.restored > 0 && (
        <p>{say({ zh: "{n} 个值恢复了原样。", en: "{n|value|values} put back." }, { n: undo.restored })}</p>
      )}
      {total === 0 ? (
        <p className="text-2">
          {say({
            zh: "没有后来用到的内容，全部收回了。",
            en: "No later work stands on it; all of it was taken back.",
          })}
        </p>
      ) : (
        <p>
          {say(
            {
              zh: "后来有人改过或用到，所以保留：{people} 位客户，{values} 个值，{orders} 张订单。",
              en: "Kept, because somebody changed or used them since: {people|customer|customers}, {values|value|values}, {orders|order|orders}.",
            },
            { people: undo.people, values: undo.values, orders: undo.orders },
          )}
        </p>
      )}
      {undo.stayed.length > 0 && (
        <ul className="stayed-list">
          {undo.stayed.map((one) => {
            const name = one.name ?? one.id ?? say({ zh: "（姓名不可见）", en: "(name hidden)" });
            return (
              <li key={`${one.what} ${one.id ?? one.name} ${one.field}`}>
                {one.id ? (
                  <Link to={`/customers/${one.id}`} className="link">
                    {name}
                  </Link>
                ) : (
                  name
                )}{" "}
                <span className="text-3">
                  {one.what === "person"
                    ? say({ zh: "客户，后来有新的记录", en: "customer, with later records" })
                    : one.what === "product"
                      ? say({ zh: "商品，后来又改过", en: "product, changed since" })
                      : one.what === "order"
                        ? say({ zh: "订单，保留后来的版本", en: "order, its later version stands" })
                        : say(
                            { zh: "{field}，后来又改过", en: "{field}, changed since" },
                            { field: field(one.field ?? "") },
                          )}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {undo.stayed.length < total && (
        <p className="text-3">
          {say({ zh: "这里列出前 {n} 项。", en: "The first {n} are listed." }, { n: undo.stayed.length })}
        </p>
      )}
    </Card>
  );
}
