import type { z } from "zod";
import type { Look } from "../../../web/charts/look.ts";
import { rhythmWords } from "../../../web/dashboards/rhythmWords.ts";
import { knownTile } from "../../../web/dashboards/tileWords.ts";
import { findingOf } from "../../../web/explore/explored.ts";
import { fullMomentText } from "../../../web/kit/dates.ts";
import { phrase } from "../../../web/phrase.ts";
import { tokensOf } from "../../../web/theme/tokens.ts";
import { definitionsInForce } from "../../metrics/definitions/inForce.ts";
import { listMetrics } from "../../metrics/listMetrics.ts";
import { dayOf } from "../../metrics/slice/calendar.ts";
import { perform } from "../../perform.ts";
import { publicAddress } from "../../platform/mail/publicAddress.ts";
import type { Mail } from "../../platform/mail/sendMail.ts";
import type { Services } from "../../platform/services.ts";
import { companySettings } from "../../platform/settings.ts";
import type { Language } from "../../refuse.ts";
import type { Read } from "../../verb.ts";
import { listAnnotations } from "../listAnnotations.ts";
import { measureDashboard } from "../measureDashboard.ts";
import { readDashboard } from "../readDashboard.ts";
import type { Dashboard, MeasuredTile, Rhythm } from "../schema.ts";
import type { Receiver } from "../sending/receivers.ts";
import { html, type LetterParts, pictureId, plainText } from "./letterText.ts";
import { type LetterFrame, type LetterTile, letterTile } from "./letterTile.ts";
import { openPictures, type Pictures } from "./pictures.ts";
import { workbook } from "./workbook.ts";

interface Asked {
  dashboard: number;
  receiver: Receiver;
  signal: AbortSignal;
  /** Of a letter on a schedule: the day it was due, how it comes, and from whom. Absent: asked for by himself, just now. */
  day?: string;
  rhythm?: Rhythm;
  by?: string;
}

const words = {
  of: { zh: "{day}，数据截至 {at}", en: "{day}, data up to {at}" },
  late: {
    zh: "这封信原定 {due} 发出，因为服务器没有开着或没有发出去，晚到了。",
    en: "This letter was due on {due}. It comes late, because the server was off or could not send it.",
  },
  open: { zh: "打开看板", en: "Open the dashboard" },
  empty: { zh: "这个看板还是空的。", en: "This dashboard is still empty." },
  own: { zh: "数字只含您能看的客户。", en: "The figures hold only the customers that you may see." },
  byMyself: { zh: "您定的：{when}（{zone}）。", en: "As you asked: {when} ({zone})." },
  byOther: { zh: "{by}为您定的：{when}（{zone}）。", en: "{by} has it sent to you: {when} ({zone})." },
  now: { zh: "您刚才在看板上点了「现在发给我」。", en: "You have just asked for it on the dashboard." },
  stop: { zh: "不想再收，或改时间", en: "Stop these letters or change when they come" },
  noPictures: {
    zh: "这封信没有图，只有表：看板的「定时发送」里写着为什么。",
    en: "This letter has tables and no pictures: “Send on a schedule” on the dashboard says why.",
  },
} as const;

/** A dashboard as its receiver would see it now, in his language, with tables, pictures and a workbook. */
export async function composeLetter(services: Services, asked: Asked): Promise<Mail> {
  const { receiver, signal } = asked;
  const { actor, language } = receiver;
  const as = <V extends Read>(name: string, verb: V, input: z.input<V["input"]>) =>
    perform(services, name, verb, input, { actor, language, signal }) as Promise<z.output<V["output"]>>;
  const id = asked.dashboard;
  const [company, definitions, catalogue, board, noted, address] = await Promise.all([
    companySettings(services.db),
    definitionsInForce(services.db),
    as("listMetrics", listMetrics, {}),
    as("readDashboard", readDashboard, { id }),
    as("listAnnotations", listAnnotations, {}),
    publicAddress(services),
  ]);
  const measured = await as("measureDashboard", measureDashboard, { id });
  const look: Look = {
    language,
    currency: company.currency,
    tokens: tokensOf("light", company.goodIsBlue),
  };
  const frame: LetterFrame = {
    catalogue,
    annotations: noted.annotations,
    yearStart: definitions.yearStart,
    look,
  };
  const answers = new Map(measured.tiles.map((tile) => [tile.tile, tile]));
  const tiles = board.tiles.flatMap((tile) => {
    const answer = answers.get(tile.id);
    return answer ? [letterTile(tile, answer, frame)] : [];
  });
  const pictures = await openPictures();
  const drawn = await drawnOf(tiles, pictures, look, signal);
  const today = dayOf(services.clock(), company.zone);
  const missing = tiles.some((tile) => tile.chart && !drawn.has(tile.id));
  const letter: LetterParts = {
    language,
    tokens: look.tokens,
    name: board.name,
    lines: [
      phrase(words.of, language, { day: today, at: fullMomentText(measured.asOf, company.zone) }),
      ...(asked.day !== undefined && asked.day < today
        ? [phrase(words.late, language, { due: asked.day })]
        : []),
      ...(tiles.length === 0 ? [words.empty[language]] : findingIn(board, answers, frame)),
    ],
    tiles,
    pictured: new Set(drawn.keys()),
    link: { address: `${address}/dashboards/${id}`, says: words.open[language] },
    foot: [
      whyItComes(asked, company.zone, language),
      words.own[language],
      ...(missing ? [words.noPictures[language]] : []),
    ],
    stop: asked.rhythm && {
      address: `${address}/dashboards/${id}?letters=1`,
      says: words.stop[language],
    },
  };
  const tables = tiles.flatMap(({ title, note, sheet }) => (sheet ? [{ title, note, table: sheet }] : []));
  return {
    to: receiver.email,
    subject: language === "zh" ? `${board.name}（${today}）` : `${board.name} (${today})`,
    text: plainText(letter),
    html: html(letter),
    attachments: [
      ...[...drawn].map(([tile, content]) => ({
        filename: `${tile}.png`,
        content,
        contentType: "image/png",
        cid: pictureId(tile),
      })),
      ...(tables.length > 0
        ? [
            {
              filename: `${board.name.replace(/[\\/:*?"<>|]/g, " ")} ${today}.xlsx`,
              content: await workbook(tables),
              contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            },
          ]
        : []),
    ],
  };
}

async function drawnOf(
  tiles: readonly LetterTile[],
  pictures: Pictures,
  { tokens }: Look,
  signal: AbortSignal,
): Promise<Map<number, Buffer>> {
  const drawn = new Map<number, Buffer>();
  for (const { id, chart } of tiles) {
    signal.throwIfAborted();
    const picture = chart && (await pictures.png(chart.svg, tokens.surface));
    if (picture) drawn.set(id, picture);
  }
  return drawn;
}

/** What the first tile that could be measured says, as on the page. */
function findingIn(
  board: Dashboard,
  answers: ReadonlyMap<number, MeasuredTile>,
  { catalogue, look, yearStart }: LetterFrame,
): string[] {
  for (const tile of board.tiles) {
    const measured = answers.get(tile.id);
    const { metrics, view } = knownTile(tile, measured, catalogue);
    if (measured?.answer && metrics[0])
      return [findingOf(measured.answer, metrics[0], view.by.length, measured.grain, look, yearStart)];
  }
  return [];
}

function whyItComes({ rhythm, by, receiver }: Asked, zone: string, language: Language): string {
  if (!rhythm) return words.now[language];
  const when = rhythmWords(rhythm, language);
  return by === undefined || by === receiver.name
    ? phrase(words.byMyself, language, { when, zone })
    : phrase(words.byOther, language, { by, when, zone });
}
