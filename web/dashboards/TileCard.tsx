import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useContext } from "react";
import type { MeasuredTile, Tile } from "../../server/dashboards/schema.ts";
import type { Against } from "../../server/metrics/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { ExploredChart } from "../explore/ExploredChart.tsx";
import { FunnelChart } from "../explore/FunnelChart.tsx";
import { GroupTable } from "../explore/GroupTable.tsx";
import { MapChart } from "../explore/MapChart.tsx";
import { QuadrantChart } from "../explore/QuadrantChart.tsx";
import { SankeyChart } from "../explore/SankeyChart.tsx";
import { TriangleChart } from "../explore/TriangleChart.tsx";
import { PointTile } from "../explore/usePoint.ts";
import { Bones } from "../kit/Bones.tsx";
import { Card } from "../kit/Card.tsx";
import { useLanguage } from "../language.tsx";
import { useYearStart } from "../question/useYearStart.ts";
import { answerTable } from "./answerTable.ts";
import { BoardEditing } from "./BoardEditing.ts";
import { NumberFigure } from "./NumberFigure.tsx";
import { exploreAddress, panelAddress } from "./tileAddress.ts";
import { type Catalogue, knownTile, tileNote, tileTitle } from "./tileWords.ts";

interface TileCardProps {
  tile: Tile;
  measured: MeasuredTile | undefined;
  catalogue: Catalogue;
  /** The page's own period, where it has one. */
  over: { period: string | undefined; compare: Against | undefined };
}

/** One tile: a number, a chart or a table, or why there is none. */
export function TileCard({ tile, measured, catalogue, over }: TileCardProps) {
  const { say, language } = useLanguage();
  const yearStart = useYearStart();
  const navigate = useNavigate();
  const editing = useContext(BoardEditing);
  const known = knownTile(tile, measured, catalogue);
  const title = tileTitle(tile, known, language);
  const [first] = known.metrics;
  const menu = [
    {
      key: "explore",
      label: say({ zh: "在探索里打开", en: "Open in Explore" }),
      onClick: () =>
        void navigate({
          to: "/explore",
          search: exploreAddress(tile, {
            period: over.period === undefined ? tile.view.period : measured!.period,
            compare: over.compare ?? tile.view.compare,
            grain: over.period === undefined && tile.show !== "number" ? tile.view.grain : measured?.grain,
          }) as never,
        }),
    },
    ...(editing ? editing.menu(tile) : []),
  ];
  if (!measured) {
    return (
      <Card title={title}>
        <Bones lines={tile.show === "number" ? 3 : 8} />
      </Card>
    );
  }
  const { answer } = measured;
  if (!answer || !first) {
    return (
      <Card title={title}>
        <p role="note" className="tile-refused">
          {measured.refused ? say(measured.refused) : say({ zh: "没有数据。", en: "No data." })}
        </p>
        {editing && (
          <button type="button" className="link" onClick={() => editing.remove(tile)}>
            {say({ zh: "移走这一块", en: "Remove this tile" })}
          </button>
        )}
      </Card>
    );
  }
  const note = tileNote(measured, language);
  const asked = panelAddress(tile, measured.period);
  const frame = { answer, metric: first, title, note, asked, menu };
  const whole = (children: ReactNode) => (
    <ChartCard
      title={title}
      metric={first.name}
      asked={asked}
      note={note}
      file={title}
      table={answerTable(answer, { ...known, grain: known.view.grain, yearStart }, language)}
      menu={menu}
    >
      {children}
    </ChartCard>
  );
  return (
    <PointTile value={String(tile.id)}>
      {tile.show === "number" ? (
        whole(<NumberFigure metric={first} measured={measured} />)
      ) : tile.show === "table" ? (
        whole(<GroupTable answer={answer} {...known} />)
      ) : known.view.draw === "quadrant" ? (
        <QuadrantChart
          answer={answer}
          metrics={known.metrics}
          cuts={known.view.cuts}
          title={title}
          note={note}
          asked={asked}
          menu={menu}
          height={280}
        />
      ) : known.view.draw === "map" ? (
        <MapChart {...frame} view={known.view} />
      ) : known.view.draw === "triangle" ? (
        <TriangleChart {...frame} />
      ) : known.view.draw === "funnel" ? (
        <FunnelChart {...frame} />
      ) : known.view.draw === "sankey" ? (
        <SankeyChart {...frame} />
      ) : (
        <ExploredChart {...frame} at={0} view={known.view} height={240} />
      )}
    </PointTile>
  );
}
