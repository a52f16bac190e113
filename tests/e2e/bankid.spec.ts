import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { look, stack } from "./portal";

const local = process.env["SKOLBRO_LOCAL"] ?? "../../.local";
const people = JSON.parse(readFileSync(`${local}/bankid/people.json`, "utf8")) as Record<
  string,
  string
>;
const app = `http://127.0.0.1:${Number(process.env["SKOLBRO_AWS_PORT"] ?? 4566) + 3000}`;

/** The personal number of somebody in the simulator's app. */
function numberOf(name: string): string {
  const found = Object.entries(people).find(([, one]) => one === name);
  if (!found) throw new Error(`nobody called ${name}`);
  return found[0];
}

/** What somebody does in the app on a phone of their own. */
async function answer(page: Page, name: string, scenario = "identify"): Promise<void> {
  const told = await page.request.post(`${app}/identify`, {
    form: { personalNumber: numberOf(name), scenario },
  });
  expect(told.status()).toBe(200);
}

async function leaveForBankid(page: Page): Promise<void> {
  await page.goto(stack.webUrl);
  await page.getByRole("button", { name: "BankID" }).click();
  await expect(page.getByRole("heading", { name: "Logga in med BankID" })).toBeVisible();
}

const home = (page: Page) => expect(page.getByRole("link", { name: "Startsidan" })).toBeVisible();

test("anna signs in with the app on another device", async ({ page }) => {
  await leaveForBankid(page);
  const blocked: string[] = [];
  page.on("console", (line) => {
    if (line.text().includes("Content Security Policy")) blocked.push(line.text());
  });
  await look(page, "bankid-choice");
  await page.getByRole("button", { name: "BankID på en annan enhet" }).click();
  const code = page.getByRole("img", { name: "QR-kod att läsa av med BankID-appen" });
  await expect(code).toBeVisible();
  const first = await code.getAttribute("src");
  await expect.poll(() => code.getAttribute("src")).not.toBe(first);
  await look(page, "bankid-qr");
  await answer(page, "anna", "userMrtd");
  await expect(page.getByRole("status")).toContainText("Läs av din id-handling");
  expect(blocked).toEqual([]);
  await page.getByRole("button", { name: "Avbryt" }).click();
  await expect(page.getByRole("alert")).toContainText("Du avbröt");

  await page.getByRole("button", { name: "BankID på en annan enhet" }).click();
  await expect(code).toBeVisible();
  await answer(page, "anna");
  await home(page);
});

test("erik signs in with the app on the same device", async ({ page }) => {
  await leaveForBankid(page);
  await page.getByRole("button", { name: "BankID på den här enheten" }).click();
  await look(page, "bankid-app");
  await page.getByRole("link", { name: "Öppna BankID-appen" }).click();
  await page.getByLabel("Who").selectOption(numberOf("erik"));
  await page.getByRole("button", { name: "Do it" }).click();
  await home(page);
});

test("whom no school knows is told what to do, also in English and on a narrow screen", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await leaveForBankid(page);
  await page.getByRole("link", { name: "In English" }).click();
  await page.getByRole("button", { name: "BankID on another device" }).click();
  await expect(page.getByRole("img")).toBeVisible();
  await answer(page, "somebody whom no school knows");
  await expect(page.getByText("Ask the school's office to register you")).toBeVisible();
  await look(page, "bankid-unknown");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);
});

test("what BankID refuses is told, and can be tried again by keyboard alone", async ({ page }) => {
  await leaveForBankid(page);
  await page.getByRole("button", { name: "BankID på en annan enhet" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("img")).toBeVisible();
  await answer(page, "maria", "certificateErr");
  await expect(page.getByRole("alert")).toContainText("för gammalt eller spärrat");
  await look(page, "bankid-refused");
  await page.getByRole("button", { name: "BankID på en annan enhet" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("img")).toBeVisible();
});
