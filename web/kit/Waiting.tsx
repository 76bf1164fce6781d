import { saysOf } from "../callError.ts";
import { useSay } from "../language.tsx";
import { Bones } from "./Bones.tsx";

/** Until the answer is there: the place kept, or why there is none. */
export function Waiting({ error }: { error: unknown }) {
  const say = useSay();
  if (error) {
    return (
      <p className="card" role="alert">
        {say(saysOf(error))}
      </p>
    );
  }
  return (
    <div className="card">
      <Bones lines={5} />
    </div>
  );
}
