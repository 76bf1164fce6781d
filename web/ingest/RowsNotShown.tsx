import { useLanguage } from "../language.tsx";

/** Where the reader neither brought the file nor sees all customers: why there are counts only. */
export function RowsNotShown() {
  const { say } = useLanguage();
  return (
    <p className="text-2">
      {say({
        zh: "这个文件是别人导入的，您只看得到部分客户，所以这里只有行数，没有行里的内容。",
        en: "Somebody else brought this file in and you see some customers only, so there are counts here and no content of its rows.",
      })}
    </p>
  );
}
