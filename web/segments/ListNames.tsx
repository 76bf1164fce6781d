import { AutoComplete, Input } from "antd";
import { Field } from "../kit/Field.tsx";
import { useSay } from "../language.tsx";

interface ListNamesProps {
  name: string;
  folder: string;
  folders: readonly string[];
  onName(name: string): void;
  onFolder(folder: string): void;
}

/** What a new list is called and where it stands. */
export function ListNames({ name, folder, folders, onName, onFolder }: ListNamesProps) {
  const say = useSay();
  return (
    <div className="seg-names">
      <Field label={say({ zh: "名称", en: "Name" })}>
        {(control) => (
          <Input
            {...control}
            required
            maxLength={60}
            value={name}
            onChange={(event) => onName(event.target.value)}
          />
        )}
      </Field>
      <Field label={say({ zh: "文件夹（可不填）", en: "Folder (optional)" })}>
        {({ id }) => (
          <AutoComplete
            id={id}
            value={folder}
            options={folders.map((value) => ({ value }))}
            onChange={onFolder}
          />
        )}
      </Field>
    </div>
  );
}
