import { Icon } from "../kit/Icon.tsx";
import { useLanguage } from "../language.tsx";
import { AsOf } from "./AsOf.tsx";
import { PersonMenu } from "./PersonMenu.tsx";

const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function TopBar({ onSearch, onHelp }: { onSearch(): void; onHelp(): void }) {
  const { language, setLanguage, say } = useLanguage();
  return (
    <header className="top-bar">
      <button type="button" className="search-button" onClick={onSearch}>
        <Icon name="search" size={16} />
        <span>{say({ zh: "搜索客户、指标、操作", en: "Search customers, metrics, actions" })}</span>
        <kbd>{mac ? "⌘ K" : "Ctrl K"}</kbd>
      </button>
      <div className="top-bar-right">
        <AsOf />
        <button
          type="button"
          className="plain-button"
          lang={language === "zh" ? "en" : "zh-CN"}
          onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
        >
          {language === "zh" ? "EN" : "中文"}
        </button>
        <PersonMenu onHelp={onHelp} />
      </div>
    </header>
  );
}
