import { App, Button } from "antd";
import { useCallback } from "react";
import { useSay } from "../language.tsx";

/** Says what was done and offers for ten seconds to take it back. */
export function useUndo(): (key: string, done: string, undo: () => void) => void {
  const say = useSay();
  const { message } = App.useApp();
  return useCallback(
    (key, done, undo) =>
      void message.open({
        key,
        type: "success",
        duration: 10,
        content: (
          <>
            {done}{" "}
            <Button
              size="small"
              onClick={() => {
                undo();
                message.destroy(key);
              }}
            >
              {say({ zh: "撤回", en: "Undo" })}
            </Button>
          </>
        ),
      }),
    [message, say],
  );
}
