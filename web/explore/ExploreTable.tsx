import type { ComponentProps } from "react";
import { Card } from "../kit/Card.tsx";
import { useSay } from "../language.tsx";
import { basisOf } from "./explored.ts";
import { GroupTable } from "./GroupTable.tsx";

/** Every group of the answer, below its charts. */
export function ExploreTable(props: ComponentProps<typeof GroupTable>) {
  const say = useSay();
  if (!props.metrics[0] || !basisOf(props.answer, 0, props.view.grain)) return null;
  return (
    <Card
      title={say({ zh: "各组", en: "Groups" })}
      note={say({
        zh: "点一个数看名单；区间跨过 0 的变化写作未稳。",
        en: "Click a figure for its people; where the interval crosses 0 the change is not settled.",
      })}
    >
      <GroupTable {...props} />
    </Card>
  );
}
