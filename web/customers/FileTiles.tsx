import type { ReactNode } from "react";
import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { Change } from "../kit/Change.tsx";
import { dayIn } from "../kit/dates.ts";
import { count, exact, none, partsOf } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { type FileFigure, FileFigurePanel, fileFigures } from "./FileFigurePanel.tsx";
import { standingText } from "./standingText.ts";

/** Six figures of one customer, each with its ƒ. */
export function FileTiles({ file }: { file: CustomerFile }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const { company } = useWhoAmI();
  const { figures, profile, missing } = file;
  const { rhythm, standing, clv } = figures;
  const amount = (value: number | null) => partsOf(value, "moneyEach", money);
  return (
    <div className="file-tiles">
      <Tile of="amount" {...amount(figures.orders === 0 ? null : figures.amount)}>
        <p>{say({ zh: "{n} 单", en: "{n|order|orders}" }, { n: figures.orders })}</p>
      </Tile>
      <Tile of="amountYear" {...amount(figures.orders === 0 ? null : figures.amountYear)}>
        <p>
          <Change
            value={figures.amountYear}
            previous={figures.amountYearBefore}
            unit="moneyEach"
            betterWhen="higher"
          />
          {figures.amountYearBefore > 0 && say({ zh: " 较前 12 个月", en: " vs the 12 before" })}
        </p>
        {standing && <p>{standingText(standing, language)}</p>}
      </Tile>
      <Tile
        of="rhythm"
        before=""
        number={rhythm ? count(rhythm.median, language, 1) : none}
        after={rhythm ? say({ zh: "天一次", en: "days" }) : ""}
      >
        {rhythm && rhythm.high > rhythm.low ? (
          <Spread low={rhythm.low} middle={rhythm.median} high={rhythm.high} />
        ) : null}
        <p>
          {figures.silentDays === null
            ? say({ zh: "还没买过", en: "has not bought" })
            : say({ zh: "距上次 ", en: "silent for " })}
          {figures.silentDays !== null && (
            <b className={rhythm && rhythm.timesUsual >= 2 ? "unfavourable" : undefined}>
              {say({ zh: "{n} 天", en: "{n|day|days}" }, { n: figures.silentDays })}
            </b>
          )}
        </p>
        {!rhythm && figures.orders > 0 && (
          <p>{say({ zh: "买满 4 次才看得出节奏", en: "a rhythm needs four purchases" })}</p>
        )}
      </Tile>
      <Tile of="clv" {...amount(clv?.value ?? null)}>
        {clv && (
          <p>
            {say(
              { zh: "{average} × {n} 单/年 × {years} 年", en: "{average} × {n}/year × {years} years" },
              {
                average: exact(clv.averageOrder, "moneyEach", money),
                n: count(clv.ordersPerYear, language, 1),
                years: clv.years,
              },
            )}
          </p>
        )}
      </Tile>
      <Tile of="averageOrder" {...amount(figures.averageOrder)}>
        <p>
          {figures.lastOn
            ? say({ zh: "最近一单 {day}", en: "last order {day}" }, { day: figures.lastOn })
            : say({ zh: "没有订单", en: "no order" })}
        </p>
      </Tile>
      <Tile of="completeness" before="" number={String(profile.completeness)} after="%">
        <p>
          {missing.length === 0
            ? say({ zh: "该有的都有", en: "nothing missing" })
            : say({ zh: "还缺 {n} 项", en: "{n} missing" }, { n: missing.length })}
        </p>
        <p>
          {say(
            { zh: "档案最近改动 {day}", en: "file last changed {day}" },
            { day: dayIn(profile.updatedAt, company.zone) },
          )}
        </p>
      </Tile>
      <FileFigurePanel file={file} />
    </div>
  );
}

interface TileProps {
  of: FileFigure;
  before: string;
  number: string;
  after: string;
  children: ReactNode;
}

function Tile({ of, before, number, after, children }: TileProps) {
  const { say } = useLanguage();
  const [address, change] = useAddress();
  const name = say(fileFigures[of].title);
  const open = address.why === of;
  return (
    <div className="figure">
      <div className="figure-label">
        <span>{name}</span>
        <button
          type="button"
          className="fx"
          aria-expanded={open}
          aria-label={say({ zh: "{name}怎么算的", en: "How {name} is computed" }, { name })}
          onClick={() => change({ why: open ? undefined : of })}
        >
          ƒ
        </button>
      </div>
      <div className="figure-value">
        {before}
        {number}
        {after && <small>{after}</small>}
      </div>
      <div className="file-tile-notes">{children}</div>
    </div>
  );
}

/** Quartiles of the own gaps with the median between: a dot with whiskers. */
function Spread({ low, middle, high }: { low: number; middle: number; high: number }) {
  const { say, language } = useLanguage();
  const width = 150;
  const most = Math.max(high * 1.25, 1);
  const x = (days: number) => 4 + ((width - 8) * days) / most;
  return (
    <svg
      className="interval"
      viewBox={`0 0 ${width} 14`}
      role="img"
      aria-label={say(
        {
          zh: "一半的间隔在 {low} 到 {high} 天之间",
          en: "half of the gaps lie between {low} and {high} days",
        },
        { low: count(low, language, 1), high: count(high, language, 1) },
      )}
    >
      <path
        d={`M${x(low)} 7H${x(high)}M${x(low)} 3v8M${x(high)} 3v8`}
        stroke="var(--accent)"
        strokeWidth="1.5"
      />
      <circle cx={x(middle)} cy="7" r="3.5" fill="var(--accent)" />
    </svg>
  );
}
