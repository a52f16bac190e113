import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

interface Account {
  username: string;
  password: string;
  personId: string;
  childIds: string[];
}

interface Stack {
  webUrl: string;
  apiUrl: string;
  accounts: Account[];
}

const local = process.env["SKOLBRO_LOCAL"] ?? "../../.local";

export const stack = JSON.parse(readFileSync(`${local}/stack.json`, "utf8")) as Stack;

export function account(username: string): Account {
  const found = stack.accounts.find((one) => one.username === username);
  if (!found) throw new Error(`no demo account ${username}`);
  return found;
}

/** Sign in as a person does: the client's page, then the pool's. */
export async function signIn(page: Page, username: string): Promise<void> {
  const { password } = account(username);
  await page.goto(stack.webUrl);
  await page.getByRole("button", { name: /Användarnamn och lösenord/ }).click();
  await page.locator("#username").fill(username);
  await page.locator("#password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("link", { name: "Startsidan" })).toBeVisible();
}

/** No finding that axe calls serious or critical; and a picture of what was looked at. */
export async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `../../artefacts/e2e/${name}.png`, fullPage: true });
  const found = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  const grave = found.violations.filter((one) => ["serious", "critical"].includes(one.impact ?? ""));
  const told = grave.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
  expect(told).toEqual([]);
}

/** Take back every report that may be, so that a journey begins with a clean page. */
export async function withdrawAll(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: "Anmäld frånvaro" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  const buttons = page.getByRole("button", { name: /^Ta tillbaka, / });
  for (let left = await buttons.count(); left > 0; left -= 1) {
    await buttons.first().click();
    await page.getByRole("button", { name: "Ja, ta tillbaka" }).click();
    await expect(buttons).toHaveCount(left - 1);
  }
}

export async function noSidewaysScroll(page: Page): Promise<void> {
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBeLessThanOrEqual(0);
}
