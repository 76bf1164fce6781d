import type { FitReport, StudyReport } from "../../server/models/schema.ts";
import { Card } from "../kit/Card.tsx";
import { count, none, percent } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useLanguage } from "../language.tsx";
import { hows } from "./hows.ts";

/** Every model that was tried, what it would have said, and the parameters of the one in use. */
export function ModelsCard({ study, fit }: { study: StudyReport; fit: FitReport }) {
  const { say, language } = useLanguage();
  const title = say({ zh: "比过的模型", en: "Models compared" });
  const written = (params: Record<string, number>) =>
    Object.entries(params)
      .map(([name, value]) => `${name} = ${count(value, language, 4)}`)
      .join(say({ zh: "，", en: ", " }));
  return (
    <Card
      title={title}
      how={hows.models}
      note={say({
        zh: "留出期均方误差最小者入选；分不出高下时看绝对误差",
        en: "The least squared error in the hold-out wins; ties go to the least absolute error",
      })}
    >
      <TableScroll label={title}>
        <table className="table trust-models">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "模型", en: "Model" })}</th>
              <th scope="col" className="number">
                RMSE
              </th>
              <th scope="col" className="number">
                MAE
              </th>
              <th scope="col" className="number">
                {say({ zh: "总偏差", en: "Bias" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "相关", en: "Corr." })}
              </th>
              <th scope="col" className="number">
                BIC
              </th>
            </tr>
          </thead>
          <tbody>
            {study.candidates.map((candidate) => (
              <tr key={candidate.model}>
                <th scope="row">
                  {candidate.model}
                  {candidate.model === study.chosen && (
                    <span className="text-3"> {say({ zh: "入选", en: "chosen" })}</span>
                  )}
                  {!candidate.converged && (
                    <span className="text-3"> {say({ zh: "没有收敛", en: "not converged" })}</span>
                  )}
                </th>
                <td className="number" data-label="RMSE">
                  {count(candidate.rmse, language, 4)}
                </td>
                <td className="number" data-label="MAE">
                  {count(candidate.mae, language, 4)}
                </td>
                <td className="number" data-label={say({ zh: "总偏差", en: "Bias" })}>
                  {percent(candidate.bias, language)}
                </td>
                <td className="number" data-label={say({ zh: "相关", en: "Corr." })}>
                  {count(candidate.correlation, language, 3)}
                </td>
                <td className="number" data-label="BIC">
                  {count(candidate.bic, language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="trust-words">
        {say(
          {
            zh: "现在用的：{model}，{params}；对数似然 {ll}。",
            en: "In use: {model}, {params}; log-likelihood {ll}.",
          },
          { model: fit.model, params: written(fit.params), ll: count(fit.logLikelihood, language, 1) },
        )}{" "}
        {fit.spend
          ? say(
              {
                zh: "金额用 Gamma-Gamma：{params}；它假定买得多少和买得勤不相关，这里的相关是 {r}。",
                en: "Money by Gamma-Gamma: {params}; it takes amount and frequency to be unrelated, here they correlate by {r}.",
              },
              {
                params: written(fit.spend.params),
                r: fit.spend.correlation === null ? none : count(fit.spend.correlation, language, 2),
              },
            )
          : say({
              zh: "复购的人太少，金额没有预测。",
              en: "Too few came back to forecast money.",
            })}{" "}
        {fit.beware ? say({ zh: fit.beware.zh, en: fit.beware.en }) : ""}
      </p>
    </Card>
  );
}
