import "../kit/kit.css";
import "../explore/explore.css";
import "./dashboards.css";
import { Link, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import type { Dashboard } from "../../server/dashboards/schema.ts";
import { findingOf } from "../explore/explored.ts";
import { UnratedNote } from "../figure/UnratedNote.tsx";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { AnsweredFrom } from "../overview/AnsweredFrom.tsx";
import { readAgainst } from "../question/against.ts";
import { ComparePicker } from "../question/ComparePicker.tsx";
import { PeriodPicker } from "../question/PeriodPicker.tsx";
import { type Question, useQuestion } from "../question/useQuestion.ts";
import { useYearStart } from "../question/useYearStart.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { Annotations } from "./Annotations.tsx";
import { Arranger } from "./Arranger.tsx";
import { BoardEditing } from "./BoardEditing.ts";
import { BoardMenu } from "./BoardMenu.tsx";
import { BoardPeople } from "./BoardPeople.tsx";
import { NameDialog } from "./NameDialog.tsx";
import { TileCard } from "./TileCard.tsx";
import { periodOf } from "./tileAddress.ts";
import { type Catalogue, knownTile, tileTitle } from "./tileWords.ts";
import { useBoardEditing } from "./useBoardEditing.ts";

/** `/dashboards/:id`: every tile measured for the reader, in one question. */
export function Page() {
  const { dashboardId } = useParams({ strict: false }) as { dashboardId: string };
  const board = useCall("readDashboard", { id: Number(dashboardId) });
  const catalogue = useCall("listMetrics", {});
  const question = useQuestion();
  const error = board.error ?? catalogue.error;
  if (error) throw error;
  if (!board.data || !catalogue.data || !question) return <PageSkeleton />;
  return <Board key={board.data.id} board={board.data} catalogue={catalogue.data} question={question} />;
}

interface BoardProps {
  board: Dashboard;
  catalogue: Catalogue;
  question: Question;
}

function Board({ board, catalogue, question }: BoardProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [address] = useAddress();
  const [arranging, setArranging] = useState(false);
  const period = periodOf(address.period);
  const compare = readAgainst(address.compare);
  const { id, tiles } = board;
  const answer = useCall(
    "measureDashboard",
    { id, ...(period && { period }), ...(compare && { compare }) },
    { enabled: tiles.length > 0, keep: (before) => before.id === id },
  );
  const { editing, renaming, closeRenaming, renameTo } = useBoardEditing(board);
  const yearStart = useYearStart();
  if (answer.error) throw answer.error;
  const measured = new Map(answer.data?.tiles.map((tile) => [tile.tile, tile]));
  const known = new Map(tiles.map((tile) => [tile.id, knownTile(tile, measured.get(tile.id), catalogue)]));
  const titles = new Map(tiles.map((tile) => [tile.id, tileTitle(tile, known.get(tile.id)!, language)]));
  const first = tiles.find((tile) => measured.get(tile.id)?.answer && known.get(tile.id)!.metrics[0]);
  const finding = first
    ? findingOf(
        measured.get(first.id)!.answer!,
        known.get(first.id)!.metrics[0]!,
        known.get(first.id)!.view.by.length,
        measured.get(first.id)!.grain,
        money,
        yearStart,
      )
    : "";
  return (
    <>
      <PageHead
        crumb={
          <>
            <Link to="/dashboards">{say({ zh: "看板", en: "Dashboards" })}</Link>
            {!board.mine && ` › ${board.owner}`}
          </>
        }
        title={board.name}
        sentence={finding}
      >
        <PeriodPicker question={question} own={period === undefined} />
        <ComparePicker question={{ ...question, compare: compare ?? "own" }} keep own segments />
        <Annotations period={question.period} />
        <BoardMenu board={board} onArrange={() => setArranging(true)} />
      </PageHead>
      {tiles.length === 0 ? (
        <section className="card">
          <EmptyChart
            missing={say({ zh: "这个看板还是空的。", en: "This dashboard is still empty." })}
            meanwhile={
              board.mine
                ? say({
                    zh: "在探索里选好指标和切片，点「存到看板」；任何数字的 ƒ 里也可以。",
                    en: "Choose figures and cuts in Explore, then “Save to dashboard”; the ƒ of any figure has it too.",
                  })
                : say(
                    { zh: "等{owner}放上内容。", en: "Waiting for {owner} to fill it." },
                    { owner: board.owner },
                  )
            }
            actions={
              board.mine && (
                <Link to="/explore">
                  <Button type="primary">{say({ zh: "去探索", en: "Go to Explore" })}</Button>
                </Link>
              )
            }
          />
        </section>
      ) : arranging ? (
        <Arranger board={board} titles={titles} onDone={() => setArranging(false)} />
      ) : (
        <BoardEditing value={editing}>
          <ol className="board" aria-busy={answer.isPlaceholderData || answer.isPending}>
            {tiles.map((tile) => (
              <li key={tile.id} data-size={tile.size}>
                <TileCard
                  tile={tile}
                  measured={measured.get(tile.id)}
                  catalogue={catalogue}
                  over={{ period: address.period, compare }}
                />
              </li>
            ))}
          </ol>
          <UnratedNote unrated={answer.data?.tiles.flatMap((tile) => tile.answer?.unrated ?? []) ?? []} />
          {answer.data && <AnsweredFrom asOf={answer.data.asOf} fromCache={answer.data.fromCache} />}
        </BoardEditing>
      )}
      <BoardPeople tiles={tiles} measured={measured} known={known} />
      <NameDialog
        open={renaming !== undefined}
        title={say({ zh: "给这一块改名", en: "Rename this tile" })}
        label={say({ zh: "名称", en: "Name" })}
        hint={say({ zh: "留空：按它问的内容命名", en: "Empty: called by what it asks" })}
        optional
        initial={renaming?.title ?? ""}
        deed={say({ zh: "改名", en: "Rename" })}
        onClose={closeRenaming}
        onName={renameTo}
      />
    </>
  );
}
