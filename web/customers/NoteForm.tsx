import { Button, Mentions } from "antd";
import { type FormEvent, useState } from "react";
import { saysOf } from "../callError.ts";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { mentionsIn } from "./mentionsIn.ts";

/** Writes a note; @ mentions a colleague. */
export function NoteForm({ id }: { id: string }) {
  const say = useSay();
  const [body, setBody] = useState("");
  const people = useCall("listPeople", {}).data?.people ?? [];
  const adding = useSubmit("addNote", () => setBody(""));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body.trim() === "") return;
    adding.mutate({ id, body: body.trim(), mentions: mentionsIn(body, people).slice(0, 20) });
  };
  return (
    <form className="note-form" onSubmit={submit}>
      <Mentions
        id="note-body"
        aria-label={say({ zh: "记一笔", en: "Note" })}
        placeholder={say({
          zh: "记一笔：说了什么、答应了什么；@ 提到同事",
          en: "What was said, what was promised; @ a colleague",
        })}
        value={body}
        autoSize={{ minRows: 1, maxRows: 8 }}
        maxLength={4000}
        options={people.map((one) => ({ value: one.name, label: one.name, key: String(one.person) }))}
        onChange={setBody}
      />
      <Button htmlType="submit" disabled={body.trim() === ""} loading={adding.isPending}>
        {say({ zh: "记下", en: "Save" })}
      </Button>
      {adding.error && (
        <p className="field-error" role="alert">
          {say(saysOf(adding.error))}
        </p>
      )}
    </form>
  );
}
