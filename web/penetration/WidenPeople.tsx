import type { z } from "zod";
import type { PenetrationList, penetrationPerson } from "../../server/metrics/penetration/schema.ts";
import { call, type Input } from "../call.ts";
import { PeopleCard } from "../figure/PeopleCard.tsx";
import type { PeopleColumn } from "../kit/CustomerTable.tsx";
import { count, none, percent, text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";

type Wide = z.output<typeof penetrationPerson>;

/** `lacks:啤酒:零食` in the address; names are percent-encoded, as they may hold the separator. */
export function writeList(which: PenetrationList): string {
  return which.list === "lacks"
    ? `lacks:${encodeURIComponent(which.has)}:${encodeURIComponent(which.lacks)}`
    : which.list;
}

export function readList(text: string | undefined): PenetrationList | undefined {
  const [list, has, lacks] = (text ?? "").split(":");
  if (list === "lowBill" || list === "thinMargin") return { list };
  if (list !== "lacks" || !has || !lacks) return undefined;
  try {
    return { list, has: decodeURIComponent(has), lacks: decodeURIComponent(lacks) };
  } catch {
    return undefined;
  }
}

interface WidenPeopleProps {
  asked: Input<"penetration">;
  which: PenetrationList;
  onClose(): void;
}

/** Customers who could buy more widely, each with the category that fits and what sells best in it. */
export function WidenPeople({ asked, which, onClose }: WidenPeopleProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const title =
    which.list === "lowBill"
      ? say({ zh: "账单低的老客户", en: "Customers with low bills" })
      : which.list === "thinMargin"
        ? say({ zh: "买得宽、毛利薄的客户", en: "Wide at a thin margin" })
        : say({ zh: "买了「{has}」，还没买「{lacks}」", en: "Buy “{has}”, not yet “{lacks}”" }, which);
  const fits: PeopleColumn<Wide> = {
    key: "fits",
    name: say({ zh: "适合", en: "Fits" }),
    width: "minmax(120px, 220px)",
    cell: (one) =>
      one.fits ? (
        <>
          {one.fits.category} <span className="text-3">{one.fits.product}</span>
        </>
      ) : (
        none
      ),
  };
  const columns: Array<PeopleColumn<Wide>> = [
    ...(which.list === "thinMargin" ? [] : [fits]),
    {
      key: "average",
      name: say({ zh: "客单价", en: "Average order" }),
      width: "88px",
      wideOnly: true,
      cell: (one) => text(one.average, "moneyEach", money),
    },
    {
      key: "wide",
      name: say({ zh: "商品 / 类目", en: "Products / cat." }),
      width: "92px",
      wideOnly: true,
      cell: (one) => `${count(one.products, language)} / ${count(one.categories, language)}`,
    },
    ...(which.list === "thinMargin"
      ? [
          {
            key: "margin",
            name: say({ zh: "毛利率", en: "Margin" }),
            width: "72px",
            cell: (one: Wide) => percent(one.margin, language),
          },
        ]
      : []),
  ];
  return (
    <PeopleCard<Wide>
      key={JSON.stringify([asked, which])}
      title={title}
      note={say({
        zh: "适合：他还没买、买了同样类目的人最常买的类目，和这段时间里面卖给最多人的商品。打上标签，就能建分群、定策略。",
        en: "Fits: the category that he lacks and buyers of the same most often buy, and its product with most buyers. Tag them to make a segment or a strategy.",
      })}
      name={["listPenetrationCustomers", asked, which]}
      ask={(page, signal) =>
        call("listPenetrationCustomers", { ...asked, which, ...page }, signal ? { signal } : {})
      }
      columns={columns}
      onClose={onClose}
    />
  );
}
