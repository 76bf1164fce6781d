import { Progress } from "antd";
import type { JobEvent } from "../events.ts";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";

const isPair = (note: JobEvent["note"]): note is Pair =>
  note !== null && typeof note.zh === "string" && typeof note.en === "string";

/** Counts, not spinners: what the job is doing and how far it is. */
export function JobBar({ job }: { job: JobEvent | undefined }) {
  const say = useSay();
  const known = job?.total ? Math.round((100 * job.progress) / job.total) : 0;
  const note = job && isPair(job.note) ? say(job.note) : say({ zh: "正在准备", en: "Getting ready" });
  return (
    <div className="job-bar" role="status">
      <Progress percent={known} showInfo={false} size="small" aria-label={note} />
      <span>
        {note}
        {job?.total
          ? say({ zh: "，{n}/{m}", en: ", {n}/{m}" }, { n: Math.floor(job.progress), m: job.total })
          : ""}
      </span>
    </div>
  );
}
