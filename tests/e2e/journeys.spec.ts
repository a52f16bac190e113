import { expect, test } from "@playwright/test";
import {
  account,
  attendanceOf,
  fillIn,
  fingerSized,
  look,
  report,
  signIn,
  stack,
  withdrawAll,
  withdrawButtons,
} from "./portal";

const alva = account("anna").childIds[0] ?? "";

test.beforeEach(({ page }) => {
  page.on("pageerror", (error) => {
    throw error;
  });
});

test("a guardian reports a child ill and sees it in the list", async ({ page }) => {
  await page.goto(stack.webUrl);
  await expect(page.getByRole("button", { name: "Användarnamn och lösenord" })).toBeVisible();
  await look(page, "welcome");
  await signIn(page, "anna");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Alva Lind");
  await expect(page).toHaveTitle("Alva Lind – Skolbro");
  await fingerSized(page);
  await look(page, "guardian-home");

  await page.getByRole("link", { name: /^Frånvaro/ }).click();
  await expect(page.getByRole("heading", { name: "Frånvaro", exact: true })).toBeFocused();
  await expect(page).toHaveTitle("Frånvaro – Skolbro");
  await withdrawAll(page);
  await fingerSized(page);
  await look(page, "guardian-attendance");
  const note = `Kommer tillbaka snart ${Date.now()}`;
  await report(page, note);

  const row = page.getByRole("listitem").filter({ hasText: note });
  await expect(row).toContainText("Anmäld av dig");
  await look(page, "guardian-reported");
});

test("the other guardian is told, and the bell leads to the place", async ({ page }) => {
  await signIn(page, "erik");
  // At the latest when the bell is looked at again.
  const bell = page.getByRole("link", { name: /^Aviseringar, \d+ oläs/ });
  await expect(bell).toBeVisible({ timeout: 75_000 });
  await expect(page.getByRole("link", { name: /^Frånvaro \d+ ny/ })).toBeVisible();
  const before = (await bell.getAttribute("aria-label")) ?? "";
  await bell.click();
  const line = page.getByRole("link", { name: /^Oläst: Alva Lind är anmäld frånvarande/ }).first();
  await expect(line).toBeVisible();
  await fingerSized(page);
  await look(page, "bell");
  await line.click();

  await expect(page).toHaveURL(attendanceOf(alva));
  await expect(page.getByText(/Anmäld av Anna Lind/).first()).toBeVisible();
  await expect(withdrawButtons(page)).toHaveCount(0);
  await expect(page.getByRole("link", { name: before, exact: true })).toHaveCount(0);

  await page.getByRole("link", { name: /^Aviseringar/ }).click();
  const readAll = page.getByRole("button", { name: "Markera alla som lästa" });
  await expect(readAll.or(page.getByText("Alla aviseringar är lästa."))).toBeVisible();
  if (await readAll.isVisible()) await readAll.click();
  await expect(page.getByText("Alla aviseringar är lästa.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Aviseringar", exact: true })).toBeVisible();
});

test("the mentor sees who is away in the class", async ({ page }) => {
  await signIn(page, "maria");
  await look(page, "teacher-home");
  await page.getByRole("link", { name: /^Aviseringar/ }).click();
  const line = page.getByRole("link", { name: /är anmäld frånvarande|Frånvaro i 4B/ }).first();
  await expect(line).toBeVisible({ timeout: 75_000 });
  await look(page, "teacher-bell");
  await line.click();

  await expect(page.getByRole("heading", { name: "Närvaro 4B" })).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: "Alva Lind" });
  await expect(row).toContainText("Frånvarande");
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(20);
  await fingerSized(page);
  await look(page, "teacher-day");
  await page.getByRole("link", { name: "Nästa dag" }).click();
  await page.getByRole("link", { name: "Till i dag" }).click();
  await expect(page.getByText("I dag", { exact: true })).toBeVisible();
});

test("a report is withdrawn and stays in the list as withdrawn", async ({ page }) => {
  await signIn(page, "anna", attendanceOf(alva));
  await withdrawAll(page);
  await report(page, "Tas strax tillbaka");
  await withdrawButtons(page).first().click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await look(page, "withdraw");
  await page.keyboard.press("Escape");
  await expect(withdrawButtons(page)).toBeFocused();
  await withdrawButtons(page).click();
  await page.getByRole("button", { name: "Ja, ta tillbaka" }).click();
  await expect(page.getByText("Anmälan är tillbakatagen.")).toBeVisible();
  await expect(page.getByText(/^Alva Lind är anmäld frånvarande /)).toHaveCount(0);
  const row = page.getByRole("listitem").filter({ hasText: "Tillbakatagen" }).first();
  await expect(row).toBeVisible();
});

test("a child is switched by its name, without leaving the view", async ({ page }) => {
  await signIn(page, "anna", attendanceOf(alva));
  const name = page.getByRole("button", { name: /Alva Lind.*Byt barn/ });
  await name.click();
  await expect(page.getByRole("menu")).toBeVisible();
  await look(page, "switch-child");
  await page.keyboard.press("Escape");
  await expect(name).toBeFocused();
  await name.click();
  await page.getByRole("menuitemradio", { name: /Elias Lind/ }).click();

  await expect(page).toHaveURL(/\/attendance$/);
  await expect(page.getByRole("button", { name: /Elias Lind.*Byt barn/ })).toBeVisible();
  await page.getByRole("link", { name: "Startsidan" }).click();
  await expect(page.getByRole("link", { name: "Bedömningar" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Tidsregistrering" })).toHaveCount(0);
  await page.getByRole("link", { name: "Bedömningar" }).click();
  await expect(page.getByText("Skolan har inte lagt till något här ännu.")).toBeVisible();
  await look(page, "empty-function");
});

test("the commune's administrator uploads a file and reads what was wrong", async ({ page }) => {
  await signIn(page, "karl");
  await page.getByRole("link", { name: "Importera register" }).click();
  await look(page, "imports");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Välj zip-fil" }).click();
  await (await chooser).setFiles({
    name: "register.zip",
    mimeType: "application/zip",
    buffer: Buffer.from("this is no zip"),
  });
  await expect(page.getByText(/Kunde inte läsas in\. Filen är inte en zip-fil/)).toBeVisible({
    timeout: 75_000,
  });
  await look(page, "import-failed");
});

test("the language is switched, and one signs out", async ({ page }) => {
  await signIn(page, "erik");
  await page.getByRole("button", { name: /Mitt konto/ }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await look(page, "account");
  await page.getByRole("menuitem", { name: "English" }).click();
  await expect(page.getByRole("link", { name: /^Absence/ })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await look(page, "english");

  await page.getByRole("button", { name: /My account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "User name and password" })).toBeVisible();
  const kept = await page.evaluate(() => ({ ...localStorage, ...sessionStorage }));
  expect(Object.keys(kept)).toEqual(["skolbro.language"]);
  await page.goto(attendanceOf(alva));
  await expect(page.getByRole("button", { name: "User name and password" })).toBeVisible();
});

test("a guardian whose custody has ended sees no child, not even by the address", async ({ page }) => {
  await signIn(page, "karin");
  await expect(page.getByText(/Inget barn är kopplat till dig/)).toBeVisible();
  await look(page, "custody-ended");
  await page.goto(attendanceOf(alva));
  await expect(page.getByRole("heading", { name: "Sidan finns inte." })).toBeVisible();
});

test("one comes back to the place one was on the way to, and a reload stays there", async ({ page }) => {
  await signIn(page, "anna", attendanceOf(alva));
  await expect(page).toHaveURL(attendanceOf(alva));
  await page.reload();
  await expect(page.getByRole("heading", { name: "Anmäl frånvaro" })).toBeVisible();
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).toBe("{}");
});

test("a code that somebody else asked for signs nobody in", async ({ page }) => {
  await page.goto(`${stack.webUrl}/?code=stolen&state=guessed`);
  await expect(page.getByText("Inloggningen blev inte klar. Försök igen.")).toBeVisible();
  await look(page, "sign-in-failed");
  await page.getByRole("button", { name: "Användarnamn och lösenord" }).click();
  const asked = new URL(page.url()).searchParams;
  expect(asked.get("code_challenge_method")).toBe("S256");
  expect(asked.get("state")).toMatch(/^[\w-]{43}$/);
  await fillIn(page, "anna");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Alva Lind");
});
