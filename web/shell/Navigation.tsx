import { Link } from "@tanstack/react-router";
import { Fragment, useState } from "react";
import { Icon } from "../kit/Icon.tsx";
import { Mark } from "../kit/Mark.tsx";
import { useSay } from "../language.tsx";
import { groupNames } from "../routes.tsx";
import { useWhoAmI } from "../whoAmI.ts";
import { TodayBadge } from "./TodayBadge.tsx";
import { visiblePages } from "./visiblePages.ts";

const key = "perennial.navigation";

export function Navigation() {
  const say = useSay();
  const me = useWhoAmI();
  const [narrow, setNarrow] = useState(() => localStorage.getItem(key) === "narrow");
  const toggle = () => {
    localStorage.setItem(key, narrow ? "wide" : "narrow");
    setNarrow(!narrow);
  };
  const size = narrow
    ? say({ zh: "展开导航", en: "Widen navigation" })
    : say({ zh: "收起导航", en: "Narrow navigation" });
  return (
    <nav
      className="navigation"
      data-narrow={narrow || undefined}
      aria-label={say({ zh: "主导航", en: "Main" })}
    >
      <Link
        to="/"
        className="brand"
        aria-label={say({ zh: "常青，回到首页", en: "Perennial, to the start" })}
      >
        <Mark />
        <span className="brand-name">{say({ zh: "常青", en: "Perennial" })}</span>
        <span className="brand-company">{me.company.name}</span>
      </Link>
      <ul>
        {visiblePages(me.may).map((group) => (
          <Fragment key={group.group ?? "first"}>
            {group.group && <li className="navigation-group">{say(groupNames[group.group])}</li>}
            {group.pages.map((page) => (
              <li key={page.path}>
                <Link to={page.path} className="navigation-link" title={say(page.name)}>
                  <Icon name={page.place.icon} />
                  <span>{say(page.name)}</span>
                  {page.path === "/today" && <TodayBadge />}
                </Link>
              </li>
            ))}
          </Fragment>
        ))}
      </ul>
      <button
        type="button"
        className="navigation-toggle"
        onClick={toggle}
        title={size}
        aria-expanded={!narrow}
      >
        <Icon name="collapse" />
        <span className="hidden-text">{size}</span>
      </button>
    </nav>
  );
}
