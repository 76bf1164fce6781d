import "./door.css";
import { type ReactNode, useEffect } from "react";
import { Mark } from "../kit/Mark.tsx";
import { useLanguage } from "../language.tsx";

/** The small page before one is inside: mark, language, one form. */
export function DoorFrame({
  title,
  sentence,
  children,
}: {
  title: string;
  sentence?: string;
  children: ReactNode;
}) {
  const { language, setLanguage, say } = useLanguage();
  useEffect(() => {
    document.title = `${title} · ${say({ zh: "常青", en: "Perennial" })}`;
  }, [title, say]);
  return (
    <main className="door">
      <div className="door-head">
        <Mark size={28} />
        <span className="door-name">{say({ zh: "常青", en: "Perennial" })}</span>
        <button
          type="button"
          className="plain-button"
          lang={language === "zh" ? "en" : "zh-CN"}
          onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
        >
          {language === "zh" ? "English" : "中文"}
        </button>
      </div>
      <section className="door-card">
        <h1>{title}</h1>
        {sentence && <p className="text-2">{sentence}</p>}
        {children}
      </section>
    </main>
  );
}
