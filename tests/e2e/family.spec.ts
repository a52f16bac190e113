import { expect, test, type Page } from "@playwright/test";
import {
  account,
  answerWith,
  attendanceOf,
  chooseLastDay,
  fingerSized,
  look,
  noSidewaysScroll,
  signIn,
  stack,
  takeIn,
  withdrawAll,
  withdrawButtons,
} from "./portal";

const [alva = "", elias = ""] = account("anna").childIds;
const timetableOf = (child: string) => `${stack.webUrl}/children/${child}/timetable`;
const leavesOf = (child: string) => `${stack.webUrl}/children/${child}/leaves`;

const choose = (page: Page, name: string) => page.locator(".choice", { hasText: name }).click();
const headline = (page: Page, name: string) =>
  expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();

test.beforeEach(({ page }) => {
  page.on("pageerror", (error) => {
    throw error;
  });
});

async function cleanBoth(page: Page): Promise<void> {
  for (const child of [elias, alva]) {
    await page.goto(attendanceOf(child));
    await withdrawAll(page);
  }
}

test("siblings are reported in one go, for a part of the day", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, "anna", attendanceOf(alva));
  await cleanBoth(page);
  await page.getByRole("group", { name: "Vilka barn?" }).getByText("Alva Lind").click();
  await expect(page.getByText("Välj minst ett barn.")).toBeVisible();
  await choose(page, "Alva Lind");
  await choose(page, "Elias Lind");
  await chooseLastDay(page);
  await choose(page, "En tid");
  await page.getByRole("button", { name: "Anmäl", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Fyll i båda tiderna.");
  await page.getByLabel("Från klockan").fill("10:00");
  await page.getByLabel("Till klockan").fill("10:20");
  await expect(page.getByRole("alert")).toContainText("minst 30 minuter");
  await page.getByLabel("Till klockan").fill("11:30");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "siblings");
  await page.getByRole("button", { name: "Anmäl", exact: true }).click();
  await expect(
    page.getByText(/^Alva Lind och Elias Lind är anmälda frånvarande .*10:00–11:30/),
  ).toBeVisible();

  for (const child of [alva, elias]) {
    await page.goto(attendanceOf(child));
    const row = page.getByRole("listitem").filter({ hasText: "10:00–11:30" }).first();
    await expect(row).toContainText("Anmäld av dig");
  }
  await cleanBoth(page);
});

test("lessons of the timetable are reported, one child and one day", async ({ page }) => {
  await signIn(page, "anna", attendanceOf(elias));
  await withdrawAll(page);
  await chooseLastDay(page);
  await choose(page, "Vissa lektioner");
  const lessons = page.getByRole("group", { name: "Vilka lektioner?" });
  await page.getByRole("button", { name: "Anmäl", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Välj minst en lektion.");
  await lessons.locator(".choice").first().click();
  await look(page, "lessons");
  await page.getByRole("button", { name: "Anmäl", exact: true }).click();
  await expect(page.getByText(/^Elias Lind är anmäld frånvarande .*, 1 lektion\.$/)).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "1 lektion: " }).first()).toBeVisible();

  // With a sibling there are no lessons in common to choose.
  await choose(page, "Alva Lind");
  await expect(page.getByText("Vissa lektioner")).toHaveCount(0);
  await choose(page, "Alva Lind");
  await expect(withdrawButtons(page)).toHaveCount(1);
  await withdrawAll(page);
});

test("the timetable is read by the day and by the week", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, "anna", `${stack.webUrl}/children/${elias}`);
  await page.getByRole("link", { name: "Schema" }).click();
  await headline(page, "Schema");
  await expect(page.getByText(/^Vecka \d+$/).first()).toBeVisible();
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "timetable-day");
  await page.getByRole("link", { name: "Nästa dag" }).click();
  await page.getByRole("link", { name: "Till i dag" }).click();

  await page.getByRole("radio", { name: "Dag" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("link", { name: "Nästa vecka" })).toBeVisible();
  await noSidewaysScroll(page);
  await look(page, "timetable-week-narrow");
  await page.setViewportSize({ width: 1280, height: 900 });
  await look(page, "timetable-week");
  await page.getByRole("link", { name: "Nästa vecka" }).click();
  await page.getByRole("link", { name: "Till den här veckan" }).click();
  await page.getByRole("link", { name: /^Onsdag/ }).click();
  await expect(page).toHaveURL(/\/timetable\/\d{4}-\d{2}-\d{2}$/);
});

test("leave is applied for, and the other guardian says no", async ({ page, browser }) => {
  await signIn(page, "anna", attendanceOf(alva));
  await expect(page.getByRole("radiogroup", { name: "Vilken dag?" })).toBeVisible();
  const day = await chooseLastDay(page);
  await page.getByRole("link", { name: "Sök ledigt" }).click();
  await headline(page, "Ledighet");
  await page.getByRole("button", { name: "Skicka ansökan" }).click();
  await expect(page.getByRole("alert")).toContainText("Fyll i första och sista dagen.");
  await page.getByLabel("Första dagen").fill(day);
  await page.getByLabel("Sista dagen").fill(day);
  await expect(page.getByText("1 skoldag").first()).toBeVisible();
  await expect(page.getByText(/Mentorn beslutar\./)).toBeVisible();
  const reason = `Släkten träffas ${Date.now()}`;
  await page.getByLabel("Varför?").fill(reason);
  await fingerSized(page);
  await look(page, "leave-form");
  await page.getByRole("button", { name: "Skicka ansökan" }).click();
  await expect(page.getByText(/^Ansökan för .* är skickad\.$/)).toBeVisible();

  const other = await (await browser.newContext({ locale: "sv-SE" })).newPage();
  await signIn(other, "erik", leavesOf(alva));
  const row = other.getByRole("listitem").filter({ hasText: reason });
  await expect(row).toContainText("Sökt av Anna Lind");
  await look(other, "leave-veto");
  await row.getByRole("button", { name: /^Neka, / }).click();
  await other.getByRole("button", { name: "Ja, neka" }).click();
  await expect(other.getByText("Ansökan är nekad.")).toBeVisible();
  await expect(row).toContainText("Nekad av vårdnadshavare");

  await page.reload();
  const own = page.getByRole("listitem").filter({ hasText: reason });
  await expect(own).toContainText("Nekad av vårdnadshavare");
  await expect(own.getByRole("button")).toHaveCount(0);
});

const MONDAY = "2026-11-23";
const illOn = (date: string) => ({
  id: `${date}.day.0000000000000000000000000A`,
  studentId: alva,
  date,
  wholeDay: true,
  span: null,
  lessons: [],
  note: null,
  status: "reported",
  source: "guardian",
  reportedBy: { id: "anna", name: "Anna Lind", me: true },
  reportedAt: `${date}T06:30:00Z`,
  ended: null,
  withdrawnAt: null,
  mayWithdraw: false,
});

test("still ill in the morning after is one touch", async ({ page }) => {
  const open = { date: "2026-11-24", open: true, reason: null, closesAt: null };
  const schools = { days: [open], phone: "0490-123 45", schoolName: "Ekebro skola" };
  const tuesday = illOn("2026-11-24");
  const sent = await takeIn(page, /\/extension$/, { items: [tuesday] });
  await answerWith(page, /\/report-days$/, () => schools);
  await answerWith(page, /\/absences\?/, () => ({
    items: sent.length > 0 ? [tuesday, illOn(MONDAY)] : [illOn(MONDAY)],
    next: null,
  }));
  await signIn(page, "anna", attendanceOf(alva));
  await expect(page.getByText(/Är Alva Lind fortfarande sjuk\?/)).toBeVisible();
  await look(page, "still-ill");
  const touch = page.getByRole("button", { name: "Anmäl tisdag 24 november också" });
  await touch.focus();
  await page.keyboard.press("Enter");

  await expect(page.getByText(/^Alva Lind är anmäld frånvarande tisdag/)).toBeVisible();
  await expect(touch).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Anmäl frånvaro" })).toBeFocused();
  expect(sent).toHaveLength(1);
  expect(sent[0]?.url).toContain(`/absences/${illOn(MONDAY).id}/extension`);
  expect(sent[0]?.headers["idempotency-key"]).toMatch(/^[\da-f-]{36}$/);
  expect(sent[0]?.body).toBeNull();
});

const missed = (lessonId: string, changed: object) => ({
  lessonId,
  groupId: "0000000000000000000000000G",
  starts: "08:10",
  ends: "09:00",
  presence: "absent",
  missedMinutes: 50,
  reported: "none",
  savedAt: `${MONDAY}T07:20:00Z`,
  notice: "sent",
  assessment: { version: 0, explanation: null, valid: null },
  ...changed,
});

test("what was missed of a lesson is explained to the mentor", async ({ page }) => {
  const assessment = { version: 2, explanation: "Bussen var sen", valid: true };
  const late = { presence: "late", missedMinutes: 10, notice: null, starts: "09:20", assessment };
  const [first, second] = ["0000000000000000000000000A", "0000000000000000000000000B"];
  const marks = [missed(first, {}), missed(second, late)];
  const days = { items: [{ date: MONDAY, absences: [], marks }], next: null };
  await answerWith(page, /\/days\?/, () => days);
  const sent = await takeIn(page, /\/explanation$/, { text: "Tandläkaren" });
  await signIn(page, "anna", attendanceOf(alva));
  const row = page.getByRole("listitem").filter({ hasText: "Ej anmäld" });
  await expect(row).toContainText("Frånvarande, 50 minuter");
  const other = page.getByRole("listitem").filter({ hasText: "Sen ankomst, 10 minuter" });
  await expect(other).toContainText("Godtagen av mentorn");
  await row.getByRole("button", { name: /^Förklara, måndag 23 november/ }).click();
  await page.getByRole("button", { name: "Skicka till mentorn" }).click();
  await expect(page.getByText("Skriv en förklaring.")).toBeVisible();
  await look(page, "explain");
  await page.getByLabel("Vad hände?").fill("Tandläkaren");
  await page.getByRole("button", { name: "Skicka till mentorn" }).click();

  await expect(page.getByText("Förklaringen är skickad till mentorn.")).toBeVisible();
  expect(sent).toHaveLength(1);
  expect(sent[0]?.url).toContain(`/days/${MONDAY}/lessons/${first}/explanation`);
  expect(sent[0]?.headers["if-match"]).toBe('"0"');
  expect(sent[0]?.body).toEqual({ text: "Tandläkaren" });
});

test("a refusal names the child it is about, and the school to call", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, "anna", attendanceOf(alva));
  await withdrawAll(page);
  await choose(page, "Elias Lind");
  await chooseLastDay(page);
  const errors = [{ pointer: "/studentIds/1", code: "cut-off-passed", message: "Stängt" }];
  const detail = "Anmälan för i dag stängde klockan 08:30. Ring Almdalens skola, 0490-678 90.";
  await page.route(/\/attendance\/absences$/, (route) =>
    route.fulfill({
      status: 409,
      headers: { "access-control-allow-origin": "*" },
      contentType: "application/problem+json",
      body: JSON.stringify({ type: "https://skolbro.se/problems/x", status: 409, detail, errors }),
    }),
  );
  await page.getByRole("button", { name: "Anmäl hela dagen" }).click();
  const refusal = page.getByRole("alert");
  await expect(refusal).toContainText("Elias Lind: Anmälan för i dag stängde klockan 08:30.");
  const call = refusal.getByRole("link", { name: /0490-678 90$/ });
  await expect(call).toHaveAttribute("href", "tel:049067890");
  await noSidewaysScroll(page);
  await look(page, "refused");
});
