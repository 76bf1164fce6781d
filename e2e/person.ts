import type { BrowserContext, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import type { RunningProduct } from "./product.ts";

export type Tongue = "zh" | "en";
export const locales: Record<Tongue, string> = { zh: "zh-CN", en: "en-GB" };
export const password = "correct-horse-9";

/** Everything a page wrote to its console as an error, collected for the end of a journey. */
export function consoleErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => errors.push(`${page.url()}: ${String(error)}`));
  return errors;
}

/** Creates the first administrator with the one-time link, as a person does. */
export async function setUp(page: Page, product: RunningProduct, tongue: Tongue): Promise<void> {
  const words = {
    zh: { name: "姓名", mail: "邮箱，用来登录", word: "密码", go: "建好，进入" },
    en: { name: "Name", mail: "E-mail, to sign in with", word: "Password", go: "Create and enter" },
  }[tongue];
  await page.goto(product.setup);
  await page.getByLabel(words.name, { exact: true }).fill(tongue === "zh" ? "林志远" : "Lin Zhiyuan");
  await page.getByLabel(words.mail).fill("lin@example.com");
  await page.getByLabel(words.word, { exact: true }).fill(password);
  await page.getByRole("button", { name: words.go }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).not.toHaveURL(/setup/);
}

/** Signs a browser in without the form. */
export async function signIn(context: BrowserContext, product: RunningProduct, email = "lin@example.com") {
  const answer = await context.request.post(`${product.url}/api/auth/sign-in/email`, {
    data: { email, password },
    headers: { origin: product.url },
  });
  expect(answer.status()).toBe(200);
}

/** Asks a verb as the person whom the browser is signed in as. */
export async function ask<T>(
  context: BrowserContext,
  product: RunningProduct,
  verb: string,
  input: unknown,
): Promise<T> {
  const answer = await context.request.post(`${product.url}/api/v/${verb}`, {
    data: input,
    headers: { origin: product.url },
  });
  const body = (await answer.json()) as T;
  expect(answer.status(), JSON.stringify(body)).toBe(200);
  return body;
}
