import { expect, test, type Page } from "@playwright/test";
import { fingerSized, look, noSidewaysScroll, signIn, stack } from "./portal";

test.beforeEach(({ page }) => {
  page.on("pageerror", (error) => {
    throw error;
  });
});

/** Something that no other journey has said. */
const words = () => `Idrottsdag ${Date.now()}. Ta med vattenflaska!`;

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: "Skriv till alla vårdnadshavare i gruppen" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: "Skicka" }).click();
  await expect(sheet.getByText("Skriv vad vårdnadshavarna behöver veta.")).toBeVisible();
  await sheet.getByLabel("Meddelande", { exact: true }).fill(text);
  await look(page, "broadcast");
  await sheet.getByRole("button", { name: "Skicka" }).click();
  await expect(page.getByText("Meddelandet är på väg till vårdnadshavarna.")).toBeVisible();
}

/** Until queues and streams have done their part. */
async function readInBell(page: Page, text: string): Promise<void> {
  await expect(async () => {
    await page.goto(`${stack.webUrl}/bell`);
    await expect(page.getByText(text)).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 120_000 });
}

test("a mentor writes to the class, and a guardian reads it in the bell", async ({ browser }) => {
  test.setTimeout(200_000);
  const text = words();
  const maria = await (await browser.newContext()).newPage();
  await signIn(maria, "maria");
  await maria.getByRole("link", { name: /4B/ }).first().click();
  await write(maria, text);

  const anna = await (await browser.newContext()).newPage();
  await signIn(anna, "anna");
  await readInBell(anna, text);

  const line = anna.getByRole("listitem").filter({ hasText: text });
  await expect(line).toContainText("Skolan har ett meddelande till dig om");
  await expect(line).toHaveCount(1);
  await look(anna, "broadcast-in-bell");
  await fingerSized(anna);
  await noSidewaysScroll(anna);
});
