import type { ReactNode } from "react";
import type { Input } from "../call.ts";
import { ImportLink } from "../ingest/ImportLink.tsx";
import type { Kind } from "../ingest/kinds.ts";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { type Question, useQuestion } from "./useQuestion.ts";

interface AskedPageProps {
  /** The facts that the page is about: its period lies where these are. */
  of?: Input<"dataRange">["of"];
  title: Pair;
  /** What the page answers, where nothing can be said from the data yet. */
  about: Pair;
  /** The file that is missing then, and what it must hold. */
  kind: Kind;
  missing: Pair;
  children(question: Question): ReactNode;
}

/** A page that asks about one kind of facts: without any it says which file brings them. */
export function AskedPage({ of, title, about, kind, missing, children }: AskedPageProps) {
  const say = useSay();
  const question = useQuestion(of);
  if (!question) return <PageSkeleton />;
  if (question.hasOrders) return children(question);
  return (
    <>
      <PageHead title={say(title)} sentence={say(about)} />
      <section className="card">
        <EmptyChart missing={say(missing)} actions={<ImportLink kind={kind} button />} />
      </section>
    </>
  );
}
