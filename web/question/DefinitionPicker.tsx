import { Popover } from "antd";
import type { Definition } from "../../server/metrics/schema.ts";
import { Icon } from "../kit/Icon.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { useCompanyDefinition } from "./useDefinition.ts";

/** What counts as a purchase: three switches, always in sight, always in the address. */
export function DefinitionPicker({ definition }: { definition: Definition }) {
  const say = useSay();
  const [, change] = useAddress();
  const company = useCompanyDefinition();
  /** What is as the company has it needs no word in the address. */
  const choose = <K extends keyof Definition>(name: K, value: Definition[K]) =>
    change({ [name]: value === company?.[name] ? undefined : value });
  const changed = [
    definition.returns === "subtract" && say({ zh: "减退货", en: "returns subtracted" }),
    definition.cancelled === "keep" && say({ zh: "含已取消", en: "with cancelled" }),
    definition.zeroPrice === "keep" && say({ zh: "含零价", en: "with zero-price" }),
  ].filter((word) => word !== false);
  const leftOut = say({ zh: "不计", en: "Leave out" });
  const counted = say({ zh: "计入", en: "Keep" });
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div className="picker-popup" role="dialog" aria-label={say({ zh: "口径", en: "Counting" })}>
          <div className="picker-row">
            <span>{say({ zh: "退货行", en: "Return lines" })}</span>
            <SegmentedSwitch
              label={say({ zh: "退货行", en: "Return lines" })}
              value={definition.returns}
              options={[
                { value: "leave_out", label: leftOut },
                { value: "subtract", label: say({ zh: "从金额里减去", en: "Subtract" }) },
              ]}
              onChange={(returns) => choose("returns", returns)}
            />
          </div>
          <div className="picker-row">
            <span>{say({ zh: "已取消的订单", en: "Cancelled orders" })}</span>
            <SegmentedSwitch
              label={say({ zh: "已取消的订单", en: "Cancelled orders" })}
              value={definition.cancelled}
              options={[
                { value: "leave_out", label: leftOut },
                { value: "keep", label: counted },
              ]}
              onChange={(cancelled) => choose("cancelled", cancelled)}
            />
          </div>
          <div className="picker-row">
            <span>{say({ zh: "零价行（赠品、样品）", en: "Zero-price lines (gifts, samples)" })}</span>
            <SegmentedSwitch
              label={say({ zh: "零价行", en: "Zero-price lines" })}
              value={definition.zeroPrice}
              options={[
                { value: "leave_out", label: leftOut },
                { value: "keep", label: counted },
              ]}
              onChange={(zeroPrice) => choose("zeroPrice", zeroPrice)}
            />
          </div>
          <p className="text-3">
            {say({
              zh: "没有客户号的行从不算作客户，单独列为「未识别」。",
              en: "Lines without a customer never count as customers; they are shown apart.",
            })}
          </p>
        </div>
      }
    >
      <button type="button" className="picker">
        <span className="picker-label">{say({ zh: "口径", en: "Counting" })}</span>
        <span className="picker-value">
          {changed.length === 0
            ? say({ zh: "只算售出", en: "sales only" })
            : changed.join(say({ zh: "、", en: ", " }))}
        </span>
        <Icon name="down" size={14} />
      </button>
    </Popover>
  );
}
