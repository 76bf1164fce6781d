import { useEffect, useState } from "react";
import { type JobEvent, lastWordOn, onJob } from "./events.ts";

/** The latest about one job, or undefined before it was heard of. */
export function useJob(id: string | undefined): JobEvent | undefined {
  const [job, setJob] = useState<JobEvent | undefined>(() => (id ? lastWordOn(id) : undefined));
  useEffect(() => {
    if (!id) return;
    setJob(lastWordOn(id));
    return onJob((event) => {
      if (event.id === id) setJob(event);
    });
  }, [id]);
  return job;
}
