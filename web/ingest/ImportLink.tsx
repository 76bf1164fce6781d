import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useSay } from "../language.tsx";
import { useMay } from "../whoAmI.ts";
import { type Kind, kindNames } from "./kinds.ts";

/** To the import with the kind of file that is missing already chosen. Not shown to those who may not import. */
export function ImportLink({ kind, button = false }: { kind: Kind; button?: boolean }) {
  const say = useSay();
  const may = useMay();
  if (!may("ingest:read")) return null;
  const words = say({ zh: "导入「{kind}」", en: "Import “{kind}”" }, { kind: say(kindNames[kind]) });
  return (
    <Link to="/import" search={{ kind } as never} className={button ? undefined : "link"}>
      {button ? <Button type="primary">{words}</Button> : words}
    </Link>
  );
}
