import { Checkbox } from "antd";
import type { Definition } from "../../server/segments/rule/schema.ts";
import { useSay } from "../language.tsx";

interface DefinitionSwitchProps {
  definition: Definition;
  onChange(definition: Definition): void;
}

/** What counts as a purchase in this rule; kept with it, so that the page's own switch does not move members. */
export function DefinitionSwitch({ definition, onChange }: DefinitionSwitchProps) {
  const say = useSay();
  return (
    <>
      <Checkbox
        checked={definition.returns === "subtract"}
        onChange={(event) =>
          onChange({ ...definition, returns: event.target.checked ? "subtract" : "leave_out" })
        }
      >
        {say({ zh: "退货扣减", en: "Returns subtract" })}
      </Checkbox>
      <Checkbox
        checked={definition.cancelled === "keep"}
        onChange={(event) =>
          onChange({ ...definition, cancelled: event.target.checked ? "keep" : "leave_out" })
        }
      >
        {say({ zh: "取消也算", en: "Cancelled count" })}
      </Checkbox>
      <Checkbox
        checked={definition.zeroPrice === "keep"}
        onChange={(event) =>
          onChange({ ...definition, zeroPrice: event.target.checked ? "keep" : "leave_out" })
        }
      >
        {say({ zh: "零元也算", en: "Zero price counts" })}
      </Checkbox>
    </>
  );
}
