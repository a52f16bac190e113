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

export const ARTEFACTS = "../../artefacts/e2e";
const local = process.env["SKOLBRO_LOCAL"] ?? "../../.local";

export const stack = JSON.parse(readFileSync(`${local}/stack.json`, "utf8")) as Stack;

export function account(username: string): Account {
  const found = stack.accounts.find((one) => one.username === username);
  if (!found) throw new Error(`no demo account ${username}`);
  return found;
}

/** The absence of a child, by its address. */
export const attendanceOf = (child: string) => `${stack.webUrl}/children/${child}/attendance`;

/** Sign in as a person does, on the way to a place: the client's page, then the pool's. */
export async function signIn(page: Page, username: string, place = stack.webUrl): Promise<void> {
  await page.goto(place);
  await page.getByRole("button", { name: "Användarnamn och lösenord" }).click();
  await fillIn(page, username);
  await expect(page.getByRole("link", { name: "Startsidan" })).toBeVisible();
  // The first function that is called is started for it.
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** The pool's own form. */
export async function fillIn(page: Page, username: string): Promise<void> {
  await page.locator("#username").fill(username);
  await page.locator("#password").fill(account(username).password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** No finding that axe calls serious or critical; and a picture of what was looked at. */
export async function look(page: Page, name: string): Promise<void> {
  await expect(page.locator(".loading")).toHaveCount(0);
  // The bar sticks to where one has scrolled, which is in the middle of a picture of the whole.
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: `${ARTEFACTS}/${name}.png`, fullPage: true });
  const found = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  const grave = found.violations.filter((one) => ["serious", "critical"].includes(one.impact ?? ""));
  const told = grave.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
  expect(told).toEqual([]);
}

/** Take back every report that may be, so that a journey begins with a clean page. */
export async function withdrawAll(page: Page): Promise<void> {
  await listed(page);
  const buttons = withdrawButtons(page);
  for (let left = await buttons.count(); left > 0; left -= 1) {
    await buttons.first().click();
    await page.getByRole("button", { name: "Ja, ta tillbaka" }).click();
    await expect(buttons).toHaveCount(left - 1);
  }
}

/** Report the last day that can be chosen: there is one whatever the day and the hour. */
export async function report(page: Page, note: string): Promise<void> {
  await page.locator(".choice").last().click();
  await page.getByLabel(/Meddelande till skolan/).fill(note);
  await page.getByRole("button", { name: "Anmäl hela dagen" }).click();
  await expect(page.getByText(/^Alva Lind är anmäld frånvarande /)).toBeVisible();
  await expect(withdrawButtons(page)).toHaveCount(1);
}

export const withdrawButtons = (page: Page) =>
  page.getByRole("button", { name: /^Ta tillbaka, / });

/** Wait until both halves of the view have come: the days to choose, and the list. */
async function listed(page: Page): Promise<void> {
  await expect(page.getByRole("radiogroup")).toBeVisible();
  await expect(page.locator(".row, .empty").first()).toBeVisible();
}

export async function noSidewaysScroll(page: Page): Promise<void> {
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBeLessThanOrEqual(0);
}

/** Whatever can be pressed is as large as a finger: 44 px each way, or as wide as its text. */
export async function fingerSized(page: Page): Promise<void> {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("a:not(.skip), button, .choice, textarea")]
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height < 43.5)
      .map(({ one, box }) => `${one.outerHTML.slice(0, 90)}: ${box.height}`),
  );
  expect(small).toEqual([]);
}
