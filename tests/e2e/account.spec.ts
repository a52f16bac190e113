import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { ARTEFACTS, fingerSized, look, noSidewaysScroll, signIn, stack } from "./portal";

const PASSWORD = "fyra lugna ord i rad";
const OTHER = "helt andra ord i rad";

/** Sara, at the accounts of a class of her school. */
async function atAccounts(page: Page, group: string): Promise<void> {
  await signIn(page, "sara");
  await page.getByRole("link", { name: "Skolans grupper" }).click();
  await page.getByRole("link", { name: `Konton i ${group}`, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Konton i ${group}` })).toBeVisible();
}

/** A code for somebody who has no account; their name and the code. */
async function handOut(page: Page): Promise<{ name: string; code: string }> {
  const fresh = page.locator("li.row", { hasText: "Inget konto" }).first();
  const name = (await fresh.locator(".row-title").first().textContent()) ?? "";
  await page.getByRole("button", { name: `Ge ${name} en ny kod`, exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Ge en ny kod" }).click();
  const told = page.locator(".handed-out", { hasText: `Kod till ${name}` });
  const code = (await told.locator("code").textContent()) ?? "";
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  return { name, code };
}

async function fillInWith(page: Page, username: string, password: string): Promise<void> {
  await page.getByRole("button", { name: "Användarnamn och lösenord" }).click();
  await page.locator("#username").fill(username);
  await page.locator("#password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function activate(page: Page, code: string, username: string): Promise<void> {
  await page.goto(`${stack.webUrl}/aktivera#${code}`);
  await expect(page.getByLabel("Kod", { exact: true })).toHaveValue(code);
  await page.getByLabel("Användarnamn").fill(username);
  await page.getByLabel("Lösenord", { exact: true }).fill("password1234");
  await page.getByRole("button", { name: "Spara" }).click();
  await expect(page.getByRole("alert")).toContainText("inte är vanligt");
  await page.getByLabel("Lösenord", { exact: true }).fill(PASSWORD);
  await look(page, "account-activate");
  await page.getByRole("button", { name: "Spara" }).click();
  await expect(page.getByText("Klart. Nu kan du logga in.")).toBeVisible();
  await page.getByRole("link", { name: "Till inloggningen" }).click();
}

const ownAccount = async (page: Page) => {
  await page.getByRole("button", { name: "Mitt konto" }).click();
  await page.getByRole("menuitem", { name: "Inloggning och lösenord" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mitt konto" })).toBeVisible();
};

test("a code from the school becomes an account, which its owner keeps and ends", async ({
  page,
  browser,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await atAccounts(page, "6A");
  await look(page, "account-class");
  await noSidewaysScroll(page);
  await fingerSized(page);
  const { code } = await handOut(page);
  const username = `elev-${Date.now()}@example.com`;

  const theirs = await (await browser.newContext({ viewport: { width: 320, height: 700 } })).newPage();
  await activate(theirs, code, username);
  await fillInWith(theirs, username, PASSWORD);
  await ownAccount(theirs);
  await expect(theirs.getByText(`Du loggar in som ${username}.`)).toBeVisible();
  await expect(theirs.getByText("Dator (den här)")).toBeVisible();
  await look(theirs, "account-own");
  await noSidewaysScroll(theirs);
  await fingerSized(theirs);

  // Another user name, after a slip with the password.
  const renamed = `ny-${username}`;
  await theirs.getByLabel("Nytt användarnamn").fill(renamed);
  await theirs.getByLabel("Nuvarande lösenord", { exact: true }).first().fill(`${PASSWORD} `);
  await theirs.getByRole("button", { name: "Byt användarnamn" }).click();
  await expect(theirs.getByRole("alert")).toContainText("mellanslag");
  await theirs.getByLabel("Nuvarande lösenord", { exact: true }).first().fill(PASSWORD);
  await theirs.getByRole("button", { name: "Byt användarnamn" }).click();
  await expect(theirs.getByText(`Du loggar in som ${renamed}.`)).toBeVisible();

  // Another password signs out here too; the new one signs in.
  await theirs.getByLabel("Nuvarande lösenord", { exact: true }).nth(1).fill(PASSWORD);
  await theirs.getByLabel("Nytt lösenord", { exact: true }).fill(OTHER);
  await theirs.getByRole("button", { name: "Byt lösenord" }).click();
  await fillInWith(theirs, renamed, OTHER);
  await expect(theirs.getByRole("link", { name: "Startsidan" })).toBeVisible();

  await ownAccount(theirs);
  await theirs.getByRole("button", { name: "Logga ut överallt" }).click();
  await theirs.getByRole("alertdialog").getByRole("button", { name: "Logga ut överallt" }).click();
  await expect(theirs.getByRole("button", { name: "Användarnamn och lösenord" })).toBeVisible();
});

test("who is barred is out at the next touch, and in again when the school says so", async ({
  page,
  browser,
}) => {
  await atAccounts(page, "6B");
  const { name, code } = await handOut(page);
  const username = `elev-${Date.now()}@example.com`;
  const theirs = await (await browser.newContext()).newPage();
  await activate(theirs, code, username);
  await fillInWith(theirs, username, PASSWORD);
  await ownAccount(theirs);

  await page.getByRole("button", { name: `Spärra ${name}`, exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Spärra" }).click();
  await expect(page.getByRole("button", { name: `Häv spärren för ${name}` })).toBeVisible();

  await theirs.getByRole("link", { name: "Startsidan" }).click();
  await theirs.getByRole("link", { name: /^Aviseringar/ }).click();
  await expect(theirs.getByText("Du är utloggad.")).toBeVisible();

  await page.getByRole("button", { name: `Häv spärren för ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Häv spärren" }).click();
  await expect(page.getByRole("button", { name: `Spärra ${name}`, exact: true })).toBeVisible();
  await fillInWith(theirs, username, PASSWORD);
  await expect(theirs.getByRole("link", { name: "Startsidan" })).toBeVisible();
});

test("a class's letters come as a file to print", async ({ page }) => {
  await atAccounts(page, "5A");
  await page.getByText("Vårdnadshavare", { exact: true }).first().click();
  await expect(page.locator("details li.row").first()).toBeVisible();

  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Brev till vårdnadshavarna" }).click();
  const file = await coming;

  expect(file.suggestedFilename()).toBe("letters.pdf");
  await file.saveAs(`${ARTEFACTS}/letters.pdf`);
  expect(readFileSync(`${ARTEFACTS}/letters.pdf`).subarray(0, 5).toString()).toBe("%PDF-");
  await expect(page.getByText("Breven är hämtade.")).toBeVisible();
});

const ENDPOINT = `http://127.0.0.1:${process.env["SKOLBRO_AWS_PORT"] ?? "4566"}`;

/** All that the emulator's outbox has, however it nests them. */
function letters(told: unknown): string[] {
  if (typeof told !== "object" || told === null) return [];
  return "To" in told ? [JSON.stringify(told)] : Object.values(told).flatMap(letters);
}

/** What was written to an address, when a pattern is in it. */
async function inALetter(page: Page, to: string, pattern: RegExp): Promise<string> {
  let found = "";
  await expect(async () => {
    const told: unknown = await (await page.request.get(`${ENDPOINT}/_ministack/ses/messages`)).json();
    const ours = letters(told).filter((one) => one.includes(to));
    found = ours.map((one) => pattern.exec(one)?.[0] ?? "").find(Boolean) ?? "";
    expect(found).not.toBe("");
  }).toPass({ timeout: 60_000 });
  return found;
}

test("a forgotten password is chosen anew by an address that was shown to be one's own", async ({
  page,
  browser,
}) => {
  await atAccounts(page, "6A");
  const { code } = await handOut(page);
  const username = `elev${Date.now()}`;
  const email = `${username}@post.example`;
  const theirs = await (await browser.newContext({ viewport: { width: 320, height: 700 } })).newPage();
  await activate(theirs, code, username);
  await fillInWith(theirs, username, PASSWORD);
  await ownAccount(theirs);

  await theirs.getByLabel("E-postadress").fill(email);
  await theirs.getByLabel("Nuvarande lösenord", { exact: true }).last().fill(PASSWORD);
  await theirs.getByRole("button", { name: "Skicka en kod dit" }).click();
  await expect(theirs.getByText(`En kod är på väg till ${email}.`)).toBeVisible();
  const shown = await inALetter(page, email, /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/);
  await look(theirs, "account-email");
  await theirs.getByLabel("Koden i brevet").fill(shown);
  await theirs.getByRole("button", { name: "Bekräfta adressen" }).click();
  await expect(theirs.getByText(`får du ett nytt genom ${email}`)).toBeVisible();

  const lost = await (await browser.newContext({ viewport: { width: 320, height: 700 } })).newPage();
  await lost.goto(stack.webUrl);
  await lost.getByRole("link", { name: "Glömt lösenordet?" }).click();
  await look(lost, "account-forgotten");
  await lost.getByLabel("Användarnamn eller e-postadress").fill(username);
  await lost.getByRole("button", { name: "Skicka" }).click();
  await expect(lost.getByText("Finns kontot")).toBeVisible();
  const link = await inALetter(page, email, /https?:\/\/[^\s"\\]+\/aktivera#[0-9A-Z-]{19}/);
  await lost.goto(link);
  await lost.getByLabel("Lösenord", { exact: true }).fill(OTHER);
  await lost.getByRole("button", { name: "Spara" }).click();
  await expect(lost.getByText("Klart. Nu kan du logga in.")).toBeVisible();
  await lost.getByRole("link", { name: "Till inloggningen" }).click();
  await fillInWith(lost, email, OTHER);
  await expect(lost.getByRole("link", { name: "Startsidan" })).toBeVisible();
});
