import { CallError, errorOf } from "./callError.ts";

async function post(path: string, body: unknown): Promise<Response> {
  return fetch(`/api/auth/${path}`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => {
    throw CallError.offline();
  });
}

/** The library answers in its own shape; a wrong pair of e-mail and password is one sentence, never which of the two. */
export async function signIn(email: string, password: string): Promise<void> {
  const response = await post("sign-in/email", { email, password });
  if (response.ok) return;
  if (response.status === 401 || response.status === 400 || response.status === 403) {
    throw new CallError(response.status, "web.wrong_password", {
      zh: "邮箱或密码不对。",
      en: "E-mail or password is wrong.",
    });
  }
  throw await errorOf(response);
}

export async function signOut(): Promise<void> {
  const response = await post("sign-out", {});
  if (!response.ok) throw await errorOf(response);
}

/** By who knows the old one. Every other session of his ends. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  const response = await post("change-password", { currentPassword, newPassword, revokeOtherSessions: true });
  if (!response.ok) throw await errorOf(response);
}
