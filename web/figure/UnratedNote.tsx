import { Link } from "@tanstack/react-router";
import type { Unrated } from "../../server/metrics/schema.ts";
import { useSay } from "../language.tsx";
import { useMay } from "../whoAmI.ts";

/** What answers leave out for want of an exchange rate, each sentence once; nothing where nothing is. */
export function UnratedNote({ unrated }: { unrated: readonly Unrated[] }) {
  const say = useSay();
  const may = useMay();
  if (unrated.length === 0) return null;
  return (
    <p className="card-note" role="note">
      {[...new Set(unrated.map((one) => say(one.says)))].join(" ")}{" "}
      {may("customers:read") && <Link to="/quality">{say({ zh: "看是哪些", en: "Which ones" })}</Link>}
    </p>
  );
}
