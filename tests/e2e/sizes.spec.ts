import { expect, test } from "@playwright/test";
import {
  account,
  ARTEFACTS,
  attendanceOf,
  dayChoice,
  look,
  noSidewaysScroll,
  signIn,
  withdrawAll,
} from "./portal";

const alva = account("anna").childIds[0] ?? "";

test("absence is reported by keyboard alone, at 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, "anna");
  await noSidewaysScroll(page);
  await look(page, "narrow-home");
  const tile = page.getByRole("link", { name: /^Frånvaro/ });
  for (let presses = 0; presses < 20; presses += 1) {
    if (await tile.evaluate((one) => one === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(tile).toBeFocused();
  await page.keyboard.press("Enter");
  await withdrawAll(page);
  await noSidewaysScroll(page);
  await look(page, "narrow-attendance");

  const radios = dayChoice(page).getByRole("radio");
  await radios.first().focus();
  const chosen = (await radios.count()) - 1;
  for (let presses = 0; presses < chosen; presses += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("radio", { name: "Hela dagen" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.type("Med tangentbord");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");

  await expect(page.getByText(/^Alva Lind är anmäld frånvarande /)).toBeVisible();
  await withdrawAll(page);
});

test("the way past the bar is the first stop of the keyboard", async ({ page }) => {
  await signIn(page, "anna");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Hoppa till innehållet" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: /Alva Lind.*Byt barn/ })).toBeFocused();
});

test("wide and dark screens are looked at as well", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(page, "anna");
  await look(page, "wide-home");
  await page.goto(attendanceOf(alva));
  await expect(dayChoice(page)).toBeVisible();
  await look(page, "wide-attendance");
  await page.emulateMedia({ colorScheme: "dark" });
  await look(page, "dark-attendance");
});

test("the picture for the README shows home and the report, side by side", async ({ page }) => {
  await signIn(page, "anna");
  await expect(page.getByRole("link", { name: "Kalender" })).toBeVisible();
  const clip = { x: 0, y: 0, width: 390, height: 664 };
  const home = (await page.screenshot({ clip })).toString("base64");
  await page.getByRole("link", { name: /^Frånvaro/ }).click();
  await withdrawAll(page);
  await page.evaluate(() => scrollTo(0, 0));
  const view = (await page.screenshot({ clip })).toString("base64");
  const both = await page.context().newPage();
  await both.setViewportSize({ width: 828, height: 694 });
  await both.setContent(
    `<body style="margin:0;display:flex;gap:16px;padding:16px;background:#e9e4f1">
       ${[home, view].map((one) => `<img style="border:1px solid #cfc6de;border-radius:20px" width="388" src="data:image/png;base64,${one}">`).join("")}
     </body>`,
  );
  await both.screenshot({ path: `${ARTEFACTS}/readme.png` });
});
