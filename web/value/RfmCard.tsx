import type { Rfm } from "../../server/metrics/rfm/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { heatSvg } from "../charts/heatSvg.ts";
import { RfmGrid } from "../charts/RfmGrid.tsx";
import { rfmTable } from "../charts/rfmTable.ts";
import { useLook } from "../charts/useLook.ts";
import { useSay } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { bandWords } from "./bandWords.ts";
import { readCell } from "./readCell.ts";
import { ScoringPicker } from "./ScoringPicker.tsx";
import type { ValueQuestion } from "./useValueQuestion.ts";

export function RfmCard({ rfm, value }: { rfm: Rfm; value: ValueQuestion }) {
  const say = useSay();
  const look = useLook();
  const [address, change] = useAddress();
  const days = say({ zh: "天", en: "days" });
  const rBands = new Map(
    [...bandWords(rfm.bands.r, look.language)].map(([score, words]) => [
      score,
      words === "–" ? words : `${words} ${days}`,
    ]),
  );
  const fBands = new Map(
    [...bandWords(rfm.bands.f, look.language)].map(([score, words]) => [
      score,
      /^\d+$/.test(words) ? say({ zh: "{words} 次", en: "{words}×" }, { words }) : words,
    ]),
  );
  const chosen = readCell(address);
  return (
    <ChartCard
      title="RFM"
      why="rfm"
      file="rfm"
      note={
        rfm.windowDays === 0
          ? say({
              zh: "R 最近一次购买，F 购买次数。格内：人数与人均金额，点一格看名单。",
              en: "R days since the last purchase, F number of purchases. In each cell: people and money each; click for the list.",
            })
          : say(
              {
                zh: "R 最近一次购买，F 近 {n} 天次数。格内：人数与近 {n} 天人均金额，点一格看名单。",
                en: "R days since the last purchase, F purchases in {n} days. In each cell: people and money each; click for the list.",
              },
              { n: rfm.windowDays },
            )
      }
      svg={() => heatSvg(rfmTable(rfm.cells, look), look)}
      table={{
        columns: ["R", "F", say({ zh: "人数", en: "Customers" }), say({ zh: "金额", en: "Amount" })],
        rows: rfm.cells.map((cell) => [`R${cell.r} F${cell.f}`, cell.f, cell.customers, cell.amount]),
      }}
      right={
        <>
          <span className="rfm-scale">
            {say({ zh: "人均金额 低", en: "Money each, low" })}
            <span className="heat-scale" aria-hidden="true">
              {[0, 1, 2, 3, 4, 5, 6, 7].map((step) => (
                <i key={step} style={{ background: `var(--heat-${step})` }} />
              ))}
            </span>
            {say({ zh: "高", en: "high" })}
          </span>
          <ScoringPicker rfm={rfm} own={value.scoring !== undefined} />
        </>
      }
    >
      <RfmGrid
        cells={rfm.cells}
        rBands={rBands}
        fBands={fBands}
        chosen={chosen}
        onChoose={({ r, f }) => change({ r: String(r), f: String(f), class: undefined, level: undefined })}
      />
    </ChartCard>
  );
}
