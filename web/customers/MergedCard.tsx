import { App, Popconfirm } from "antd";
import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { useLanguage } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";
import { phoneText } from "./phoneText.ts";

/** The files that this customer is made of; each can be taken out again. */
export function MergedCard({ file }: { file: CustomerFile }) {
  const { say } = useLanguage();
  const may = useMay();
  const { message } = App.useApp();
  const undoing = useSubmit("unmergeCustomer");
  const { merged } = file.profile;
  if (merged.length === 0) return null;
  return (
    <Card
      title={say({ zh: "由 {n} 份档案合成", en: "Made of {n} files" }, { n: merged.length + 1 })}
      note={say({
        zh: "订单没有搬动，拆开后各归各",
        en: "No order was moved; taken apart, each has its own",
      })}
    >
      <ul className="file-list">
        {merged.map((one) => (
          <li key={one.id}>
            <span>
              {one.name ?? one.memberNo ?? one.id} {one.phone && phoneText(one.phone, true)}
            </span>
            <span className="text-3">
              {one.source} · {one.at.slice(0, 10)} {one.reason}
            </span>
            {may("customers:merge") && (
              <Popconfirm
                title={say({ zh: "把这份档案拆出来？", en: "Take this file out again?" })}
                okText={say({ zh: "拆出来", en: "Take it out" })}
                cancelText={say({ zh: "不拆", en: "Leave it" })}
                onConfirm={() =>
                  undoing.mutate(
                    { id: one.id },
                    { onError: (error) => void message.error(say(saysOf(error))) },
                  )
                }
              >
                <button type="button" className="link">
                  {say({ zh: "拆出来", en: "Take out" })}
                </button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
