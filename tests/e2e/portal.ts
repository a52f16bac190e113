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
  // What has been read aloud lies there some seconds more, when the field it names may be gone.
  const found = await new AxeBuilder({ page })
    .exclude("[data-live-announcer]")
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
    await page.getByRole("button", { name: /^Ja, / }).click();
    await expect(buttons).toHaveCount(left - 1);
  }
}

/** Report the last day that can be chosen: there is one whatever the day and the hour. */
export async function report(page: Page, note: string): Promise<void> {
  await chooseLastDay(page);
  await page.getByLabel(/Meddelande till skolan/).fill(note);
  await page.getByRole("button", { name: "Anmäl hela dagen" }).click();
  await expect(page.getByText(/^Alva Lind är anmäld frånvarande /)).toBeVisible();
  await expect(withdrawButtons(page)).toHaveCount(1);
}

/** The days that can be reported, as they are offered side by side. */
export const dayChoice = (page: Page) => page.getByRole("radiogroup", { name: "Vilken dag?" });

/** Choose the last day that is offered, which is a school day; and tell which it is. */
export async function chooseLastDay(page: Page): Promise<string> {
  await dayChoice(page).locator(".choice").last().click();
  const chosen = dayChoice(page).getByRole("radio").last();
  await expect(chosen).toBeChecked();
  return (await chosen.getAttribute("value")) ?? "";
}

/** Taken back before it begins, and ended when it has: the button says which. */
export const withdrawButtons = (page: Page) =>
  page.getByRole("button", { name: /^(Ta tillbaka|Är tillbaka nu), / });

/** Wait until both halves of the view have come: the days to choose, and the list. */
async function listed(page: Page): Promise<void> {
  await expect(dayChoice(page)).toBeVisible();
  const reported = page.getByRole("heading", { name: "Anmäld frånvaro" }).locator("..");
  await expect(reported.locator(".row, .empty").first()).toBeVisible();
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
    [...document.querySelectorAll("a:not(.skip), button, .choice, textarea, .field input")]
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height < 43.5)
      .map(({ one, box }) => `${one.outerHTML.slice(0, 90)}: ${box.height}`),
  );
  expect(small).toEqual([]);
}

/** What the API was asked to do, as it was sent. */
export interface Sent {
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

const CORS = { "access-control-allow-origin": "*", "access-control-expose-headers": "*" };

/** Answer reads of an address with what cannot be laid on a stack for every day of the year. */
export async function answerWith(
  page: Page,
  address: RegExp,
  answer: () => unknown,
): Promise<void> {
  await page.route(address, (route) =>
    route.request().method() === "GET"
      ? route.fulfill({ json: answer(), headers: CORS })
      : route.fallback(),
  );
}

/** Take in what is sent to an address, for the test to read. */
export async function takeIn(page: Page, address: RegExp, json: unknown): Promise<Sent[]> {
  const sent: Sent[] = [];
  await page.route(address, (route) => {
    const request = route.request();
    if (!["POST", "PUT"].includes(request.method())) return route.fallback();
    sent.push({ url: request.url(), headers: request.headers(), body: request.postDataJSON() });
    return route.fulfill({ json, headers: CORS });
  });
  return sent;
}
