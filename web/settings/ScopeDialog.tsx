import { useQueries } from "@tanstack/react-query";
import { Button, Checkbox, Select } from "antd";
import { useState } from "react";
import type { Input, Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { Field } from "../kit/Field.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import { question, useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";

type User = Output<"listUsers">["users"][number];
type Scope = Input<"changeScope">["scope"];

/** Which customers a colleague sees: all, or those of some owners and some regions. */
export function ScopeDialog({ user, onClose }: { user: User | undefined; onClose(): void }) {
  const say = useSay();
  const title = say(
    { zh: "{name}看得到哪些客户", en: "Customers that {name} sees" },
    { name: user?.name ?? "" },
  );
  return (
    <DialogFrame open={user !== undefined} title={title} onClose={onClose}>
      {user && <ScopeForm key={user.person} user={user} onClose={onClose} />}
    </DialogFrame>
  );
}

/** 320000 stands for a province, 320500 for a city: what is kept is the part that all of it share. */
const prefixOf = (code: number) => String(code).replace(/(00)+$/, "");

function ScopeForm({ user, onClose }: { user: User; onClose(): void }) {
  const say = useSay();
  const before = user.scope.all ? { own: true, owners: [], regions: [] } : user.scope;
  const [sees, setSees] = useState<"all" | "some">(user.scope.all ? "all" : "some");
  const [own, setOwn] = useState(before.own);
  const [owners, setOwners] = useState<number[]>(before.owners);
  const [regions, setRegions] = useState<string[]>(before.regions);
  const [text, setText] = useState("");
  const people = useCall("listPeople", {}).data?.people ?? [];
  const found = useCall("findRegions", { text }, { enabled: text !== "" }).data?.regions ?? [];
  const named = useQueries({
    queries: regions.map((code) => question("findRegions", { text: code, limit: 1 })),
  });
  const changing = useSubmit("changeScope", onClose);
  const scope: Scope = sees === "all" ? { all: true } : { all: false, own, owners, regions };
  const nobody = sees === "some" && !own && owners.length === 0 && regions.length === 0;
  const known = new Map([
    ...regions.map((code, n) => {
      const title = named[n]?.data?.regions[0]?.title;
      return [code, title ? say(title) : code] as const;
    }),
    ...found.map((one) => [prefixOf(one.code), say(one.title)] as const),
  ]);
  return (
    <div className="settings-form">
      <SegmentedSwitch<"all" | "some">
        label={say({ zh: "看得到哪些客户", en: "Which customers are seen" })}
        value={sees}
        options={[
          { value: "all", label: say({ zh: "全部", en: "all" }) },
          { value: "some", label: say({ zh: "一部分", en: "some" }) },
        ]}
        onChange={setSees}
      />
      {sees === "some" && (
        <>
          <Checkbox checked={own} onChange={(event) => setOwn(event.target.checked)}>
            {say({ zh: "自己负责的", en: "their own" })}
          </Checkbox>
          <Field label={say({ zh: "这些同事负责的", en: "Those of these colleagues" })}>
            {(control) => (
              <Select<number[]>
                {...control}
                mode="multiple"
                optionFilterProp="label"
                value={owners}
                options={people
                  .filter((one) => one.person !== user.person)
                  .map((one) => ({ value: one.person, label: one.name }))}
                onChange={setOwners}
              />
            )}
          </Field>
          <Field
            label={say({ zh: "这些地区的", en: "Those of these regions" })}
            hint={say({
              zh: "输入省、市或区县的名称。",
              en: "Type the Chinese name of a province, city or county.",
            })}
          >
            {(control) => (
              <Select<string[]>
                {...control}
                mode="multiple"
                filterOption={false}
                value={regions}
                onSearch={setText}
                notFoundContent={null}
                options={[...known].map(([value, label]) => ({ value, label }))}
                onChange={(chosen) => {
                  setRegions(chosen);
                  setText("");
                }}
              />
            )}
          </Field>
          <p className="text-3">
            {nobody
              ? say({ zh: "什么都没选，就看不到任何客户。", en: "With nothing chosen, no customer is seen." })
              : say({
                  zh: "符合其中一条就看得到；改了立即生效。",
                  en: "Whoever fits one of them is seen; it holds at once.",
                })}
          </p>
        </>
      )}
      {changing.error && (
        <p className="field-error" role="alert">
          {say(saysOf(changing.error))}
        </p>
      )}
      <div className="settings-actions">
        <Button
          type="primary"
          loading={changing.isPending}
          onClick={() => changing.mutate({ person: user.person, scope })}
        >
          {say({ zh: "保存", en: "Save" })}
        </Button>
        <Button onClick={onClose}>{say({ zh: "不改了", en: "Leave it" })}</Button>
      </div>
    </div>
  );
}
