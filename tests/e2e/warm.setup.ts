import { expect, test } from "@playwright/test";
import { account, attendanceOf, signIn } from "./portal";

// A function is started by its first request, and on a busy machine that can take longer than the
// function is given: it is ended, and the next request starts it again. That is not the journeys'.
test("every function has been started", async ({ page }) => {
  test.setTimeout(300_000);
  await signIn(page, "anna", attendanceOf(account("anna").childIds[0] ?? ""));
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("radiogroup")).toBeVisible({ timeout: 20_000 });
    await expect(page.locator(".row, .empty").first()).toBeVisible({ timeout: 20_000 });
  }).toPass({ timeout: 240_000 });
});
