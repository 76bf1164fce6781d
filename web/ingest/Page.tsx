import "../kit/kit.css";
import "./ingest.css";
import { PageHead } from "../kit/PageHead.tsx";
import { useSay } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { useMay } from "../whoAmI.ts";
import { ImportHistory } from "./ImportHistory.tsx";
import { StartCard } from "./StartCard.tsx";
import { Wizard } from "./Wizard.tsx";

/** Imports: begin one, go on with one, look back at all. Which one and where in it stands in the address. */
export function Page() {
  const say = useSay();
  const may = useMay();
  const [address] = useAddress();
  if (address.id) return <Wizard key={address.id} id={address.id} />;
  return (
    <>
      <PageHead
        title={say({ zh: "导入", en: "Import" })}
        sentence={say({
          zh: "先试运行，看清楚再写入；导入后 30 天内可整批撤回。",
          en: "A dry run shows what would change before anything is written; undo for 30 days.",
        })}
      />
      <div className="stack">
        {may("ingest:write") && <StartCard />}
        <ImportHistory />
      </div>
    </>
  );
}
