import "./panel.css";
import { useQuery } from "@tanstack/react-query";
import { saysOf } from "../callError.ts";
import { SaveToDashboard } from "../dashboards/SaveToDashboard.tsx";
import { periodOf, switchesOf } from "../dashboards/tileAddress.ts";
import { Bones } from "../kit/Bones.tsx";
import { CopyButton } from "../kit/CopyButton.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { momentText } from "../kit/dates.ts";
import { useLanguage } from "../language.tsx";
import { type Question, useQuestion } from "../question/useQuestion.ts";
import { useAddress } from "../useAddress.ts";
import { question as ask } from "../useCall.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { FigureChoices } from "./FigureChoices.tsx";
import { FigureFormula } from "./FigureFormula.tsx";
import { FigureHistory } from "./FigureHistory.tsx";
import { FigureMarks } from "./FigureMarks.tsx";
import { FigurePeople } from "./FigurePeople.tsx";
import { FigureUses } from "./FigureUses.tsx";
import { SqlText } from "./SqlText.tsx";
import { UnratedCaveat } from "./UnratedCaveat.tsx";
import { useFigureQuestion } from "./useFigureQuestion.ts";

/** Whatever page the address names a figure on, its explanation opens at the right. */
export function FigurePanel() {
  const { say } = useLanguage();
  const [address, change] = useAddress();
  const question = useQuestion();
  const metric = address.figure;
  const close = () =>
    change({
      figure: undefined,
      part: undefined,
      choices: undefined,
      // Where a tile of a dashboard said what its figure is of, that goes with the panel.
      ...(address.days === undefined
        ? {}
        : {
            days: undefined,
            only: undefined,
            members: undefined,
            returns: undefined,
            cancelled: undefined,
            zeroPrice: undefined,
          }),
    });
  return (
    <Dialog
      open={metric !== undefined}
      onClose={close}
      label={say({ zh: "这个数怎么来的", en: "How this figure is made" })}
      at="side"
    >
      {metric !== undefined && question ? (
        <PanelInside key={metric} metric={metric} question={question} onClose={close} />
      ) : (
        <PanelSkeleton onClose={close} />
      )}
    </Dialog>
  );
}

function PanelInside({ metric, question, onClose }: { metric: string; question: Question; onClose(): void }) {
  const { say, language } = useLanguage();
  const [address, change] = useAddress();
  const { company } = useWhoAmI();
  const asked = useFigureQuestion(metric, question, address);
  const answer = useQuery({ ...ask("explainFigure", asked), placeholderData: (before) => before });
  if (answer.error) {
    return (
      <div className="panel-section">
        <DialogClose onClose={onClose} />
        <p role="alert">{say(saysOf(answer.error))}</p>
      </div>
    );
  }
  if (!answer.data) return <PanelSkeleton onClose={onClose} />;
  const explained = answer.data;
  const info = explained.metric;
  const part = address.part === "numerator" || address.part === "denominator" ? address.part : undefined;
  return (
    <>
      <section className="panel-section">
        <div className="panel-head">
          <h2>{say(info.title)}</h2>
          <code>{info.name}</code>
          <div className="panel-head-right">
            <SaveToDashboard
              view={{
                metrics: [info.name],
                filters: asked.filters,
                period: periodOf(address.days ?? address.period) ?? "90d",
                compare: asked.compare,
                membership: asked.membership,
                definition: switchesOf(address),
                choices: { [info.name]: asked.choices },
              }}
              shows={["number", "chart"]}
            />
            <CopyButton text={location.href} label={say({ zh: "分享", en: "Share" })} />
            <DialogClose onClose={onClose} />
          </div>
        </div>
        <p className="panel-says">{say(info.says)}</p>
        <FigureFormula explained={explained} onPart={(next) => change({ part: next })} />
        {info.also.length > 0 && (
          <p className="panel-also">
            <span>{say({ zh: "一起看", en: "See also" })}</span>
            {info.also.map(({ name, title }) => (
              <button
                key={name}
                type="button"
                className="link"
                onClick={() => change({ figure: name, part: undefined, choices: undefined })}
              >
                {say(title)}
              </button>
            ))}
          </p>
        )}
      </section>
      {part && (
        <FigurePeople asked={asked} part={part} info={info} onClose={() => change({ part: undefined })} />
      )}
      <FigureChoices explained={explained} />
      <FigureMarks key={info.name} explained={explained} />
      <FigureHistory explained={explained} />
      <FigureUses metric={info.name} />
      <section className="panel-section">
        <div className="panel-title">
          <h3>SQL</h3>
          <CopyButton text={explained.statement ?? explained.sql} />
        </div>
        <SqlText sql={explained.sql} />
      </section>
      <section className="panel-section">
        <div className="panel-title">
          <h3>{say({ zh: "读的时候注意", en: "Read with care" })}</h3>
          <span>
            {say(
              { zh: "截至 {at}", en: "as of {at}" },
              { at: momentText(explained.asOf, company.zone, language) },
            )}
            {explained.fromCache && say({ zh: "，沿用上次算好的", en: ", answered before" })}
          </span>
        </div>
        <ul className="caveats">
          {explained.caveats.map((caveat) => (
            <li key={caveat.en}>{say(caveat)}</li>
          ))}
          <UnratedCaveat unit={info.unit} purchases={info.dimensions.includes("category")} />
        </ul>
      </section>
    </>
  );
}

function PanelSkeleton({ onClose }: { onClose(): void }) {
  return (
    <div className="panel-section">
      <div className="panel-head">
        <div className="panel-head-right">
          <DialogClose onClose={onClose} />
        </div>
      </div>
      <Bones lines={10} />
    </div>
  );
}
