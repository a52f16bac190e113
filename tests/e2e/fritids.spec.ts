import { expect, test, type Page } from "@playwright/test";
import {
  account,
  answerWith,
  fingerSized,
  look,
  noSidewaysScroll,
  signIn,
  stack,
  takeIn,
} from "./portal";

const sigge = account("anna").childIds[2] ?? "";
const timesOf = (child: string) => `${stack.webUrl}/children/${child}/timeRegistration`;
const STOCKHOLM = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" });
const TODAY = STOCKHOLM.format(new Date());

function shift(day: string, by: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return at.toISOString().slice(0, 10);
}

/** A Wednesday that is some weeks away. */
function laterWednesday(): string {
  let day = shift(TODAY, 15);
  while (new Date(`${day}T12:00:00Z`).getUTCDay() !== 3) day = shift(day, 1);
  return day;
}

test.beforeEach(({ page }) => {
  page.on("pageerror", (error) => {
    throw error;
  });
});

/** Sign in as the unit's staff, and tell where the unit is. */
async function atUnit(page: Page): Promise<string> {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, "fatima");
  await page.getByRole("link", { name: /Eken/ }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Fritids Eken" })).toBeVisible();
  return page.url().replace(/\/fritids\/.*$/, "/fritids");
}

async function saveSettings(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Spara inställningarna" }).click();
}

test("a unit's staff close a day and open a lov, and take both back, at 320 pixels", async ({
  page,
}) => {
  await atUnit(page);
  await page.getByRole("link", { name: "Inställningar" }).click();
  await expect(page.getByRole("heading", { name: "Öppettider" })).toBeVisible();
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "unit-settings");

  await page.getByLabel("Stänger måndag").fill("05:00");
  await saveSettings(page);
  await expect(page.getByRole("alert")).toContainText("stängningen efter öppningen");
  await page.getByLabel("Stänger måndag").fill("18:00");

  const closed = shift(laterWednesday(), 1);
  await page.getByLabel("Dag som fritids har stängt").fill(closed);
  await page.getByRole("button", { name: "Lägg till dagen" }).click();
  await page.getByRole("button", { name: "Lägg till ett lov" }).click();
  const lov = page.getByRole("group", { name: /^Lov \d/ });
  await lov.getByLabel("Första dag").fill(shift(TODAY, 150));
  await lov.getByLabel("Sista dag", { exact: true }).fill(shift(TODAY, 154));
  await lov.getByLabel("Sista svarsdag").fill(shift(TODAY, 130));
  await saveSettings(page);
  await expect(page.getByRole("alert")).toContainText("Ge varje lov ett namn.");
  const name = `Provlov ${Date.now()}`;
  await lov.getByLabel("Namn, till exempel sportlov").fill(name);
  await look(page, "unit-settings-lov");
  await saveSettings(page);
  await expect(page.getByText("Inställningarna är sparade.")).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: `Ta bort ${name}` }).click();
  const [, month, day] = closed.split("-").map(Number);
  const days = page.getByRole("listitem").filter({ hasText: new RegExp(`^Torsdag ${day} `) });
  expect(month).toBeGreaterThan(0);
  await days.getByRole("button").first().click();
  await saveSettings(page);
  await expect(page.getByText("Inställningarna är sparade.")).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
});

test("settings that a colleague has changed meanwhile are not written over", async ({ page }) => {
  await atUnit(page);
  await page.getByRole("link", { name: "Inställningar" }).click();
  await page.route(/\/fritids$/, (route) =>
    route.request().method() === "PUT"
      ? route.fulfill({
          status: 412,
          contentType: "application/problem+json",
          headers: { "access-control-allow-origin": "*" },
          json: { type: "changed-meanwhile", title: "x", status: 412, detail: "x" },
        })
      : route.fallback(),
  );
  await saveSettings(page);
  await expect(page.getByRole("alert")).toContainText("Någon hann ändra före dig.");
});

test("the school's administrator sets a unit up, found among the school's groups", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, "sara");
  await page.getByRole("link", { name: /Skolans grupper/ }).click();
  await page.getByRole("link", { name: "Inställningar för Fritids Eken" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Fritids Eken/ })).toBeVisible();
  await noSidewaysScroll(page);
  await look(page, "school-unit");
  const days = page.getByLabel("Hur många dagar i förväg planeras personalen?");
  const stood = await days.inputValue();
  await days.fill("5");
  await saveSettings(page);
  await expect(page.getByText("Inställningarna är sparade.")).toBeVisible();
  await page.reload();
  await expect(days).toHaveValue("5");
  await days.fill(stood);
  await saveSettings(page);
  await expect(page.getByText("Inställningarna är sparade.")).toBeVisible();
});

test("a guardian phones: staff change the child's time, and the guardian sees who did", async ({
  page,
  browser,
}) => {
  const unit = await atUnit(page);
  const day = laterWednesday();
  await page.goto(`${unit}/${day}/list`);
  const row = page.getByRole("listitem").filter({ hasText: "Sigge Lind" });
  await row.getByRole("button", { name: "Ändra tiden för Sigge Lind" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Spara tiden" })).toBeVisible();
  if (await dialog.getByRole("checkbox", { name: /^Ledig/ }).isChecked()) {
    await dialog.locator(".choice", { hasText: "Ledig den här dagen" }).click();
  }
  const last = dialog.locator(".times-row").last();
  await last.getByLabel(/^Till/).fill("19:30");
  await dialog.getByRole("button", { name: "Spara tiden" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Fritids har inte öppet då.");
  await last.getByLabel(/^Till/).fill("15:05");
  await noSidewaysScroll(page);
  await look(page, "child-times");
  await dialog.getByRole("button", { name: "Spara tiden" }).click();
  await expect(page.getByText("Tiden för Sigge Lind är ändrad.")).toBeVisible();
  await expect(row).toContainText("15:05");
  await expect(row).toContainText("Ändrad av Fatima Haddad");
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "unit-changed-time");

  const home = await browser.newContext();
  const anna = await home.newPage();
  await signIn(anna, "anna", `${timesOf(sigge)}/week/${day}`);
  const wednesday = anna.getByRole("listitem").filter({ hasText: /^Onsdag/ });
  await expect(wednesday).toContainText("15:05");
  await expect(wednesday).toContainText("Ändrad av Fatima Haddad på fritids");
  await look(anna, "times-set-by-staff");
  await anna.goto(`${stack.webUrl}/bell`);
  const line = anna.getByRole("link", { name: /Fritids har ändrat tiderna för Sigge/ }).first();
  await expect(line).toBeVisible();
  await line.click();
  await expect(anna).toHaveURL(new RegExp(`timeRegistration/week/${day}$`));
  await home.close();

  await row.getByRole("button", { name: "Ändra tiden för Sigge Lind" }).click();
  await dialog.getByRole("button", { name: "Ta bort personalens ändring" }).click();
  await expect(row).not.toContainText("Fatima Haddad");
});

const RESIDENCE = { rule: "together", owners: [], firstWeek: TODAY };

/** A plan of two guardians, whatever is divided on the stack already. */
function plan(residence: unknown, proposal: unknown = null): unknown {
  const open = { starts: "06:00", ends: "18:00" };
  return {
    studentId: sigge,
    unit: {
      groupId: "G",
      name: "Eken",
      hours: [open, open, open, open, open, null, null],
      closedDays: [],
      lockDays: 7,
      holidays: [],
    },
    firstOpenDay: shift(TODAY, 7),
    bases: [],
    residence,
    proposal,
    pickUp: { aloneAt: null, goesWith: "", adults: [] },
    adults: [
      { id: "01J0000000000000000000000A", name: "Anna Lind", me: true },
      { id: "01J0000000000000000000000E", name: "Erik Lind", me: false },
    ],
  };
}

test("weeks are divided in a cycle of three, each with its owner", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await answerWith(page, /\/fritids-plan$/, () => plan(RESIDENCE));
  const sent = await takeIn(page, /\/fritids-plan\/residence$/, {});
  await signIn(page, "anna", `${timesOf(sigge)}/plan`);
  await page.locator(".choice", { hasText: "En till fyra veckor i tur och ordning" }).click();
  await page.getByRole("button", { name: /Efter hur många veckor/ }).click();
  await page.getByRole("option", { name: "3 veckor" }).click();
  const weeks = page.getByRole("radiogroup", { name: /^Vem har vecka \d+\?$/ });
  await expect(weeks).toHaveCount(3);
  for (const place of [0, 2]) {
    await weeks.nth(place).locator(".choice", { hasText: "Erik Lind" }).click();
  }
  await expect(page.getByText("Minst en av veckorna ska vara din.")).toBeVisible();
  await weeks.nth(1).locator(".choice", { hasText: "Jag" }).click();
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "residence-cycle");
  await page.getByRole("button", { name: "Föreslå" }).click();
  await expect(page.getByText("Förslaget är sparat.")).toBeVisible();
  const [anna, erik] = ["01J0000000000000000000000A", "01J0000000000000000000000E"];
  expect(sent[0]?.body).toMatchObject({ rule: "cycle", owners: [erik, anna, erik] });
});

test("another's proposal of a cycle is read week by week, and accepted", async ({ page }) => {
  const owners = ["01J0000000000000000000000A", "01J0000000000000000000000E"];
  const cycle = { rule: "cycle", owners, firstWeek: "2026-11-23" };
  const proposal = { by: owners[1], me: false, residence: cycle };
  await answerWith(page, /\/fritids-plan$/, () => plan(RESIDENCE, proposal));
  const sent = await takeIn(page, /\/residence\/acceptance$/, {});
  await signIn(page, "anna", `${timesOf(sigge)}/plan`);
  await expect(page.getByText(/vecka 48 Jag, vecka 49 Erik Lind/)).toBeVisible();
  await look(page, "residence-proposal");
  await page.getByRole("button", { name: "Godkänn" }).click();
  await expect(page.getByText("Förslaget gäller nu.")).toBeVisible();
  expect(sent).toHaveLength(1);
});
