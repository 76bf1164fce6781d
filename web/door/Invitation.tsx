import { Join } from "./Join.tsx";

export function Invitation() {
  return <Join first={false} />;
}
