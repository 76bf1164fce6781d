import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App } from "antd";
import { signOut } from "../auth.ts";
import { saysOf } from "../callError.ts";
import { useSay } from "../language.tsx";

/** Signs out and forgets what was read, then stands at the door. */
export function useLeave(): () => Promise<void> {
  const say = useSay();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  return async () => {
    try {
      await signOut();
      queries.clear();
      await navigate({ to: "/sign-in" });
    } catch (error) {
      void message.error(say(saysOf(error)));
    }
  };
}
