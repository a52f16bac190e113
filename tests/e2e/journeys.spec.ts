import { expect, test } from "@playwright/test";
import { account, look, noSidewaysScroll, signIn, stack, withdrawAll } from "./portal";

const alva = account("anna").childIds[0];

test("a guardian reports a child ill and sees it in the list", async ({ page }) => {
  await signIn(page, "anna");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Alva Lind");
  await look(page, "guardian-home");

  await page.getByRole("link", { name: "Frånvaro", exact: true }).click();
  await withdrawAll(page);
  await look(page, "guardian-attendance");
  await page.getByRole("radio").last().check({ force: true });
  await page.getByLabel(/Meddelande till skolan/).fill("Kommer tillbaka i övermorgon");
  await page.getByRole("button", { name: "Anmäl hela dagen" }).click();

  await expect(page.getByText(/^Alva Lind är anmäld frånvarande /)).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: "Kommer tillbaka i övermorgon" }).first();
  await expect(row).toContainText("Anmäld av dig");
  await look(page, "guardian-reported");
});

test("the other guardian is told, and the bell leads to the place", async ({ page }) => {
  await signIn(page, "erik");
  const bell = page.getByRole("link", { name: /Aviseringar, .* olästa/ });
  await expect(bell).toBeVisible();
  await bell.click();
  await look(page, "bell");
  await page.getByRole("link", { name: /Alva Lind är anmäld frånvarande/ }).first().click();

  await expect(page).toHaveURL(`${stack.webUrl}/children/${alva}/attendance`);
  await expect(page.getByText(/Anmäld av Anna Lind/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Ta tillbaka, / })).toHaveCount(0);

  await page.getByRole("link", { name: /^Aviseringar/ }).click();
  await page.getByRole("button", { name: "Markera alla som lästa" }).click();
  await expect(page.getByRole("button", { name: "Alla aviseringar är lästa." })).toBeVisible();
  await expect(page.getByRole("link", { name: "Aviseringar", exact: true })).toBeVisible();
});

test("the mentor sees who is away in the class", async ({ page }) => {
  await signIn(page, "maria");
  await look(page, "teacher-home");
  await page.getByRole("link", { name: /^Aviseringar/ }).click();
  await page.getByRole("link", { name: /Alva Lind är anmäld frånvarande/ }).first().click();

  await expect(page.getByRole("heading", { name: "Närvaro 4B" })).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: "Alva Lind" });
  await expect(row).toContainText("Frånvarande");
  await expect(page.getByRole("listitem")).toHaveCount(20);
  await look(page, "teacher-day");
});

test("a child is switched by its name, without leaving the view", async ({ page }) => {
  await signIn(page, "anna");
  await page.getByRole("link", { name: "Frånvaro", exact: true }).click();
  await page.getByRole("button", { name: /Alva Lind.*Byt barn/ }).click();
  await look(page, "switch-child");
  await page.getByRole("menuitemradio", { name: /Elias Lind/ }).click();

  await expect(page).toHaveURL(/\/attendance$/);
  await expect(page.getByRole("button", { name: /Elias Lind.*Byt barn/ })).toBeVisible();
  await page.getByRole("link", { name: "Startsidan" }).click();
  await expect(page.getByRole("link", { name: "Bedömningar" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Tidsregistrering" })).toHaveCount(0);
  await page.getByRole("link", { name: "Bedömningar" }).click();
  await expect(page.getByText("Skolan har inte lagt till något här ännu.")).toBeVisible();
});

test("a report is withdrawn and stays in the list as withdrawn", async ({ page }) => {
  await signIn(page, "anna");
  await page.goto(`${stack.webUrl}/children/${alva}/attendance`);
  await page.getByRole("button", { name: /^Ta tillbaka, / }).first().click();
  await look(page, "withdraw");
  await page.getByRole("button", { name: "Ja, ta tillbaka" }).click();
  await expect(page.getByText("Anmälan är tillbakatagen.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Tillbakatagen" }).first()).toBeVisible();
});

test("absence is reported by keyboard alone, at 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, "anna");
  await noSidewaysScroll(page);
  await page.keyboard.press("Tab");
  const tile = page.getByRole("link", { name: "Frånvaro", exact: true });
  for (let presses = 0; presses < 20; presses += 1) {
    if (await tile.evaluate((one) => one === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await withdrawAll(page);
  await noSidewaysScroll(page);
  await look(page, "narrow-attendance");

  const radios = page.getByRole("radio");
  await radios.first().focus();
  const chosen = (await radios.count()) - 1;
  for (let presses = 0; presses < chosen; presses += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Med tangentbord");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");

  await expect(page.getByText(/^Alva Lind är anmäld frånvarande /)).toBeVisible();
  await withdrawAll(page);
});

test("a report sent twice on bad coverage is one report", async ({ page }) => {
  await signIn(page, "anna");
  await page.goto(`${stack.webUrl}/children/${alva}/attendance`);
  await withdrawAll(page);
  let lost = 0;
  await page.route(/\/attendance\/absences$/, async (route) => {
    if (route.request().method() !== "POST" || lost > 0) return route.continue();
    lost += 1;
    // The request arrives, the answer does not.
    await route.fetch();
    return route.abort("connectionreset");
  });
  await page.getByRole("radio").last().check({ force: true });
  await page.getByRole("button", { name: "Anmäl hela dagen" }).click();
  await expect(page.getByText(/^Alva Lind är anmäld frånvarande /)).toBeVisible();
  expect(lost).toBe(1);
  await expect(page.getByRole("button", { name: /^Ta tillbaka, / })).toHaveCount(1);
  await withdrawAll(page);
});

test("the commune's administrator uploads a file and reads what was wrong", async ({ page }) => {
  await signIn(page, "karl");
  await page.getByRole("link", { name: "Importera register" }).click();
  await look(page, "imports");
  await page.getByLabel("Välj zip-fil").setInputFiles({
    name: "register.zip",
    mimeType: "application/zip",
    buffer: Buffer.from("this is no zip"),
  });
  await expect(page.getByText(/Kunde inte läsas in\. Filen är inte en zip-fil/)).toBeVisible({
    timeout: 30_000,
  });
  await look(page, "import-failed");
});

test("the language is switched, and one signs out", async ({ page }) => {
  await signIn(page, "erik");
  await page.getByRole("button", { name: /Mitt konto/ }).click();
  await page.getByRole("menuitem", { name: "English" }).click();
  await expect(page.getByRole("link", { name: "Absence", exact: true })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await look(page, "english");

  await page.getByRole("button", { name: /My account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "User name and password" })).toBeVisible();
  await look(page, "signed-out");
  await page.goto(`${stack.webUrl}/children/${alva}`);
  await expect(page.getByRole("button", { name: "User name and password" })).toBeVisible();
});

test("a guardian whose custody has ended sees no child, not even by the address", async ({ page }) => {
  await signIn(page, "karin");
  await expect(page.getByText(/Inget barn är kopplat till dig/)).toBeVisible();
  await page.goto(`${stack.webUrl}/children/${alva}/attendance`);
  await expect(page.getByRole("heading", { name: "Sidan finns inte." })).toBeVisible();
});

test("a reload keeps one signed in, in the same place", async ({ page }) => {
  await signIn(page, "anna");
  await page.goto(`${stack.webUrl}/children/${alva}/attendance`);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Anmäl frånvaro" })).toBeVisible();
});

test("wide screens are looked at as well", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(page, "anna");
  await look(page, "wide-home");
});
