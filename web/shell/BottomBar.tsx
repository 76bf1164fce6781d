import { Link, useNavigate } from "@tanstack/react-router";
import { Dropdown } from "antd";
import { Icon } from "../kit/Icon.tsx";
import { useSay } from "../language.tsx";
import { useWhoAmI } from "../whoAmI.ts";
import { visiblePages } from "./visiblePages.ts";

/** On the phone: three places and the rest behind one. */
export function BottomBar({ onHelp }: { onHelp(): void }) {
  const say = useSay();
  const me = useWhoAmI();
  const navigate = useNavigate();
  const all = visiblePages(me.may).flatMap((group) => group.pages);
  const first = all.filter((page) => page.place.phone).slice(0, 3);
  const rest = all.filter((page) => !first.includes(page));
  return (
    <nav className="bottom-bar" aria-label={say({ zh: "底部导航", en: "Bottom" })}>
      {first.map((page) => (
        <Link key={page.path} to={page.path} className="bottom-link">
          <Icon name={page.place.icon} size={22} />
          <span>{say(page.name)}</span>
        </Link>
      ))}
      <Dropdown
        trigger={["click"]}
        placement="topRight"
        menu={{
          items: [
            ...rest.map((page) => ({ key: page.path, label: say(page.name) })),
            { key: "?", label: say({ zh: "键盘快捷键", en: "Keyboard shortcuts" }) },
          ],
          onClick({ key }) {
            if (key === "?") onHelp();
            else void navigate({ to: key });
          },
        }}
      >
        <button type="button" className="bottom-link">
          <Icon name="more" size={22} />
          <span>{say({ zh: "更多", en: "More" })}</span>
        </button>
      </Dropdown>
    </nav>
  );
}
