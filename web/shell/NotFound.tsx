import { Link } from "@tanstack/react-router";
import { useSay } from "../language.tsx";

export function NotFound() {
  const say = useSay();
  return (
    <main className="message-page">
      <p className="text-3">404</p>
      <h1>{say({ zh: "没有这个页面", en: "There is no such page" })}</h1>
      <p className="text-2">
        {say({
          zh: "地址可能打错了，或者这里的东西已经删除。",
          en: "The address may be mistyped, or what was here has been removed.",
        })}
      </p>
      <Link to="/">{say({ zh: "回到首页", en: "Back to the start" })}</Link>
    </main>
  );
}
