import { Link } from "@tanstack/react-router";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";

/** Where else the figure stands: whoever changes what it means sees whom that reaches. */
export function FigureUses({ metric }: { metric: string }) {
  const { say } = useLanguage();
  const { data } = useCall("listFigureUses", { metric });
  // Nobody misses it where it cannot be told: the figure is explained without it.
  if (!data) return null;
  const { dashboards, hidden, strategies } = data;
  const nowhere = dashboards.length + hidden + strategies.length === 0;
  return (
    <section className="panel-section">
      <div className="panel-title">
        <h3>{say({ zh: "用在哪里", en: "Where it is used" })}</h3>
      </div>
      {nowhere ? (
        <p className="panel-uses">
          {say({
            zh: "还没有看板放它，也没有策略按它判断成效。",
            en: "On no dashboard yet, and no strategy is judged by it.",
          })}
        </p>
      ) : (
        <ul className="panel-uses">
          {dashboards.map(({ id, name }) => (
            <li key={`dashboard ${id}`}>
              <span>{say({ zh: "看板", en: "Dashboard" })}</span>
              <Link to={`/dashboards/${id}`}>{name}</Link>
            </li>
          ))}
          {strategies.map(({ id, name, active }) => (
            <li key={`strategy ${id}`}>
              <span>{say({ zh: "策略", en: "Strategy" })}</span>
              <Link to="/strategies" hash={`strategy-${id}`}>
                {say(name)}
              </Link>
              {!active && say({ zh: "（已停用）", en: "(off)" })}
            </li>
          ))}
          {hidden > 0 && (
            <li>
              {say(
                { zh: "另有 {n} 个同事的看板", en: "{n|dashboard|dashboards} of colleagues" },
                { n: hidden },
              )}
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
