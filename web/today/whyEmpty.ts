import type { Output } from "../call.ts";
import type { useSay } from "../language.tsx";

/** Why a plan named nobody. */
export function whyEmpty(
  { customers, reachable }: NonNullable<Output<"todayTasks">["empty"]>,
  say: ReturnType<typeof useSay>,
): string {
  if (customers > 0 && reachable === 0)
    return say(
      {
        zh: "名单上只有同意被联系的客户，而您看得到的 {n} 位里一位也没有，或者近日都联系过了。在客户列表里选中问过的人「登记许可」，或导入客户时选好联系依据，再排一次。",
        en: "Lists name only customers who agreed to be contacted, and of the {n} whom you see there is none, or all were contacted lately. Tick those who were asked in the list of customers and record their consent, or choose the ground for contact when you import customers, and plan again.",
      },
      { n: customers },
    );
  return say({
    zh: "没有人比平常晚，也没有没办完的事；或者都在最短间隔之内联系过。",
    en: "No one is later than usual and nothing is open, or all were contacted lately.",
  });
}
