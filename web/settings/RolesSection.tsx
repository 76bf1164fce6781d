import { Card } from "../kit/Card.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import { useSay } from "../language.tsx";
import { roleNames } from "../roleNames.ts";
import { useCall } from "../useCall.ts";
import { maskedNames, permissionNames } from "./permissionNames.ts";

/** Who may do what, as the server has it. */
export function RolesSection() {
  const say = useSay();
  const answer = useCall("listRoles", {});
  if (!answer.data) return <Waiting error={answer.error} />;
  const { roles } = answer.data;
  const permissions = [...new Set(roles.flatMap((role) => role.may))].filter((may) => may !== "open");
  const yes = say({ zh: "可以", en: "yes" });
  return (
    <Card
      title={say({ zh: "角色与权限", en: "Roles and permissions" })}
      note={say({
        zh: "遮住的字段既看不到，也不能搜、排、筛、导出。",
        en: "A hidden field is neither shown, searched, sorted, filtered nor exported.",
      })}
    >
      <TableScroll label={say({ zh: "权限表", en: "Permissions" })}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "权限", en: "Permission" })}</th>
              {roles.map((role) => (
                <th key={role.role} scope="col">
                  {say(roleNames(role.role))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissions.map((permission) => (
              <tr key={permission}>
                <td>{say(permissionNames(permission))}</td>
                {roles.map((role) => (
                  <td key={role.role}>
                    {role.may.includes(permission) ? (
                      <span title={yes}>
                        <span aria-hidden="true">✓</span>
                        <span className="hidden-text">{yes}</span>
                      </span>
                    ) : (
                      <span className="text-3">–</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <td>{say({ zh: "遮住的字段", en: "Hidden fields" })}</td>
              {roles.map((role) => (
                <td key={role.role} className="text-2">
                  {role.masked.length === 0
                    ? "–"
                    : role.masked.map((field) => say(maskedNames(field))).join(say({ zh: "、", en: ", " }))}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}
