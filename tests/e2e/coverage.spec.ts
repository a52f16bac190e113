import { expect, test, type Page } from "@playwright/test";
import {
  account,
  attendanceOf,
  chooseLastDay,
  look,
  report,
  signIn,
  withdrawAll,
  withdrawButtons,
} from "./portal";

const alva = account("anna").childIds[0] ?? "";
const REPORTS = /\/attendance\/absences$/;

/** Lose the answers to so many reports: each arrives, and its answer does not. */
async function loseAnswers(page: Page, many: number): Promise<string[]> {
  const keys: string[] = [];
  await page.route(REPORTS, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    keys.push(route.request().headers()["idempotency-key"] ?? "");
    if (keys.length > many) return route.continue();
    await route.fetch();
    return route.abort("connectionreset");
  });
  return keys;
}

test("a report whose answer was lost is sent again with its key, and is one report", async ({ page }) => {
  await signIn(page, "anna", attendanceOf(alva));
  await withdrawAll(page);
  const keys = await loseAnswers(page, 1);
  await report(page, "En gång");
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  await withdrawAll(page);
});

test("a report that gets no answer at all says so, and is sent again safely", async ({ page }) => {
  await signIn(page, "anna", attendanceOf(alva));
  await withdrawAll(page);
  const keys = await loseAnswers(page, 3);
  await chooseLastDay(page);
  await page.getByRole("button", { name: "Anmäl hela dagen" }).click();
  await expect(page.getByText(/osäkert om anmälan kom fram/)).toBeVisible();
  await look(page, "report-unsure");
  await page.getByRole("button", { name: "Försök igen" }).click();
  await expect(page.getByText(/^Alva Lind är anmäld frånvarande /)).toBeVisible();
  expect(keys).toHaveLength(4);
  expect(new Set(keys).size).toBe(1);
  await expect(withdrawButtons(page)).toHaveCount(1);
  await withdrawAll(page);
});

test("without coverage, what was read stays readable and says that it may be old", async ({ page }) => {
  await signIn(page, "anna", attendanceOf(alva));
  await withdrawAll(page);
  await page.context().setOffline(true);
  await expect(page.getByText("Du är utan uppkoppling.")).toBeVisible();
  await expect(page.getByRole("listitem").first()).toBeVisible();
  await look(page, "offline");
  await page.context().setOffline(false);
  await expect(page.getByText("Du är utan uppkoppling.")).toHaveCount(0);
});

test("a list that cannot be fetched says why, and is fetched again", async ({ page }) => {
  const problem = { type: "https://skolbro.se/problems/x", status: 403, detail: "Vänta en stund." };
  const absences = /\/attendance\/students\/\w+\/absences\?/;
  await page.route(absences, (route) =>
    route.fulfill({
      status: 403,
      headers: { "access-control-allow-origin": "*" },
      contentType: "application/problem+json",
      body: JSON.stringify(problem),
    }),
  );
  await signIn(page, "anna", attendanceOf(alva));
  await expect(page.getByRole("alert")).toContainText("Vänta en stund.");
  await look(page, "error");
  await page.unroute(absences);
  await page.getByRole("button", { name: "Försök igen" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
});
