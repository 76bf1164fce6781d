import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type JobEvent, lastWordOn, onJob } from "./events.ts";
import { question } from "./useCall.ts";

/** The latest about one job: asked once, then as it is told. Undefined before it was heard of. */
export function useJob(id: string | undefined): JobEvent | undefined {
  const [told, setTold] = useState<JobEvent | undefined>(() => (id ? lastWordOn(id) : undefined));
  // A job may end before anybody listens; asked again now and then for a stream that a proxy swallowed.
  const asked = useQuery({
    ...question("jobStatus", { id: id ?? "" }),
    enabled: id !== undefined,
    refetchInterval: (query) => (isOver(query.state.data) ? false : 3000),
  });
  useEffect(() => {
    if (!id) return;
    setTold(lastWordOn(id));
    return onJob((event) => {
      if (event.id === id) setTold(event);
    });
  }, [id]);
  const status = asked.data as JobEvent | undefined;
  return isOver(status) ? status : (told ?? status);
}

function isOver(job: Pick<JobEvent, "state"> | undefined): boolean {
  return job !== undefined && job.state !== "running" && job.state !== "queued";
}
