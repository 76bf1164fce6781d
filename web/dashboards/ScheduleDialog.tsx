import { Link } from "@tanstack/react-router";
import type { Dashboard } from "../../server/dashboards/schema.ts";
import type { Output } from "../call.ts";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { NewSchedule } from "./NewSchedule.tsx";
import { ScheduleLine } from "./ScheduleLine.tsx";
import { SendNow } from "./SendNow.tsx";

interface ScheduleDialogProps {
  board: Dashboard;
  open: boolean;
  onClose(): void;
}

/** When the dashboard comes by mail, to whom, and how the last letters went. */
export function ScheduleDialog({ board, open, onClose }: ScheduleDialogProps) {
  const say = useSay();
  const title = say({ zh: "定时发送", en: "Send on a schedule" });
  return (
    <DialogFrame open={open} title={title} onClose={onClose}>
      {open && <Schedules board={board} />}
    </DialogFrame>
  );
}

function Schedules({ board }: { board: Dashboard }) {
  const say = useSay();
  const answer = useCall("listSchedules", { id: board.id });
  if (!answer.data) return <Waiting error={answer.error} />;
  const { schedules, mail, address, pictures, colleagues } = answer.data;
  return (
    <div className="schedules">
      <p className="text-3">
        {say({
          zh: "信里有每一块的标题、数字、对比和说明，图和一份 Excel。每个人收到的只含他能看的客户，用他自己的语言。",
          en: "The letter has the title, figures, comparison and notes of each tile, the charts as pictures, and a workbook. Each receiver gets only the customers he may see, in his own language.",
        })}
      </p>
      {!mail && <NoMailServer />}
      {!address && (
        <p role="note" className="tile-refused">
          {say({
            zh: "您的账号没有邮箱，不能给自己定时。",
            en: "Your account has no e-mail address, so nothing can be sent to you.",
          })}
        </p>
      )}
      <PicturesNote pictures={pictures} />
      {schedules.length > 0 && (
        <ul className="schedule-list">
          {schedules.map((one) => (
            <ScheduleLine key={one.id} board={board} schedule={one} colleagues={colleagues} />
          ))}
        </ul>
      )}
      {address && mail && <SendNow dashboard={board.id} />}
      {(address || colleagues.length > 0) && <NewSchedule board={board} colleagues={colleagues} />}
    </div>
  );
}

function NoMailServer() {
  const say = useSay();
  const may = useMay();
  return (
    <p role="note" className="tile-refused">
      {say({
        zh: "还没有设置发信服务器，所以一封也发不出去。",
        en: "No mail server is set, so nothing can be sent.",
      })}{" "}
      {may("settings:write") ? (
        <Link to="/settings" search={{ tab: "mail" } as never}>
          {say({ zh: "去设置 › 邮件", en: "To Settings › Mail" })}
        </Link>
      ) : (
        say({ zh: "请管理员在设置 › 邮件里填上。", en: "Ask an administrator to fill in Settings › Mail." })
      )}
    </p>
  );
}

const pictureWords = {
  noProgram: {
    zh: "信里只有表没有图：服务器上没有装画图的部件（npm 包 @resvg/resvg-js）。在安装目录运行 npm install 再重启即可。",
    en: "Letters have tables and no pictures: the part that draws them (the npm package @resvg/resvg-js) is not on the server. Run npm install in its folder and start again.",
  },
  noFonts: {
    zh: "信里只有表没有图：服务器上一种字体也没有。请安装一种含中文的字体，例如 Debian、Ubuntu 上的 fonts-noto-cjk。",
    en: "Letters have tables and no pictures: the server has no fonts at all. Install one with Chinese characters, such as fonts-noto-cjk on Debian and Ubuntu.",
  },
  noChineseFont: {
    zh: "带中文的图在信里只有表：服务器上没有含中文的字体，画出来会是方框。请安装一种，例如 Debian、Ubuntu 上的 fonts-noto-cjk。",
    en: "Charts with Chinese words come as tables only: the server has no font with Chinese characters, and they would be boxes. Install one, such as fonts-noto-cjk on Debian and Ubuntu.",
  },
} as const;

function PicturesNote({ pictures }: { pictures: Output<"listSchedules">["pictures"] }) {
  const say = useSay();
  if (pictures === "drawn") return null;
  return (
    <p role="note" className="tile-refused">
      {say(pictureWords[pictures])}
    </p>
  );
}
