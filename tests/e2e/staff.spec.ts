import { expect, test, type Page, type Route } from "@playwright/test";
import { account, answerWith, fingerSized, look, noSidewaysScroll, signIn, stack } from "./portal";

const sigge = account("anna").childIds[2] ?? "";
const timesOf = (child: string) => `${stack.webUrl}/children/${child}/timeRegistration`;

const STOCKHOLM = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" });
const TODAY = STOCKHOLM.format(new Date());

function shift(day: string, by: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return at.toISOString().slice(0, 10);
}

const weekday = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay();

/** The last day that had school: its lessons have begun, whatever the hour is now. */
function lastSchoolDay(): string {
  let day = shift(TODAY, -1);
  while ([0, 6].includes(weekday(day))) day = shift(day, -1);
  return day;
}

test.beforeEach(({ page }) => {
  page.on("pageerror", (error) => {
    throw error;
  });
});

const ROLL_CALL = /\/roll-call$/;
const rows = (page: Page) => page.locator(".roll");
const rowOf = (page: Page, name: string) => rows(page).filter({ hasText: name });
const mark = (page: Page, place: number, what: string) =>
  rows(page).nth(place).locator(".roll-mark", { hasText: what }).first().click();
const saveButton = (page: Page) => page.getByRole("button", { name: /^Spara (närvaron|ändringarna)$/ });

async function openRollCall(page: Page): Promise<void> {
  await signIn(page, "maria", `${stack.webUrl}/lessons/${lastSchoolDay()}`);
  await page.getByRole("link", { name: /^Ta närvaro: / }).first().click();
  await expect(rows(page).first()).toBeVisible();
}

/** Each journey begins with other marks than the one before left, so that there is something to save. */
async function otherMarks(page: Page, place: number): Promise<void> {
  const isAway = await rows(page).nth(place).evaluate((one) => one.classList.contains("absent"));
  await mark(page, place, isAway ? "Här" : "Borta");
}

test("the roll of a class is taken with one thumb within fifteen seconds", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, "maria");
  await page.getByRole("link", { name: "Mina lektioner" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mina lektioner" })).toBeVisible();
  await page.goto(`${stack.webUrl}/lessons/${lastSchoolDay()}`);
  await expect(page.getByRole("link", { name: /^Ta närvaro: / }).first()).toBeVisible();
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "staff-lessons");
  await page.getByRole("link", { name: /^Ta närvaro: / }).first().click();
  await expect(rows(page)).toHaveCount(20);
  await noSidewaysScroll(page);
  await fingerSized(page);

  const began = Date.now();
  await otherMarks(page, 2);
  await mark(page, 5, "Sen");
  await mark(page, 7, "Borta");
  await saveButton(page).click();
  await expect(page.getByText("Närvaron är sparad.")).toBeVisible();
  expect(Date.now() - began).toBeLessThan(15_000);
  await expect(page.getByText(/^Sparad av dig/)).toBeVisible();
  await look(page, "staff-roll-call");
  await page.reload();
  await expect(rows(page).nth(7)).toHaveClass(/absent/);
});

test("minutes are asked of the late and of who left early only, and steps are taken back", async ({ page }) => {
  await openRollCall(page);
  await mark(page, 9, "Här");
  await mark(page, 9, "Sen");
  const row = rows(page).nth(9);
  await expect(row.getByRole("textbox", { name: "Minuter" })).toHaveValue("10");
  await row.getByRole("button", { name: "Fler minuter" }).click();
  await expect(row.getByRole("textbox", { name: "Minuter" })).toHaveValue("11");
  await row.locator(".roll-mark", { hasText: "Gick tidigare" }).click();
  await expect(row).toHaveClass(/leftEarly/);
  await fingerSized(page);
  await look(page, "staff-roll-call-late");
  for (const was of [/late/, /late/, /present/]) {
    await page.getByRole("button", { name: "Ångra", exact: true }).click();
    await expect(row).toHaveClass(was);
  }
});

test("a roll call whose answer was lost is saved again with its ETag, and marks stay until then", async ({ page }) => {
  await openRollCall(page);
  const tags: string[] = [];
  let isOut = true;
  await page.route(ROLL_CALL, async (route: Route) => {
    const request = route.request();
    if (request.method() !== "PUT") return route.fallback();
    tags.push((await request.allHeaders())["if-match"] ?? "");
    if (tags.length === 1) await route.fetch();
    return isOut ? route.abort("connectionreset") : route.fallback();
  });
  await otherMarks(page, 3);
  const marked = (await rows(page).nth(3).getAttribute("class")) ?? "";
  await saveButton(page).click();
  await expect(page.getByText(/finns kvar i telefonen/)).toBeVisible();
  await look(page, "staff-roll-call-unsure");
  isOut = false;
  await saveButton(page).click();
  await expect(page.getByText("Närvaron är sparad.")).toBeVisible();
  expect(new Set(tags).size).toBe(1);
  await expect(rows(page).nth(3)).toHaveClass(marked);
});

test("what is marked outlives a reload, and a colleague's save is shown beside it", async ({ page }) => {
  await openRollCall(page);
  await otherMarks(page, 4);
  const marked = (await rows(page).nth(4).getAttribute("class")) ?? "";
  await page.reload();
  await expect(rows(page).nth(4)).toHaveClass(marked);

  // The colleague: the same class, saved at the version that is shown here, with others away.
  let isFirst = true;
  await page.route(ROLL_CALL, async (route) => {
    const request = route.request();
    if (request.method() !== "PUT" || !isFirst) return route.fallback();
    isFirst = false;
    const body = request.postDataJSON() as { marks: { presence: string; missedMinutes: number }[] };
    const marks = body.marks.map((one, place) =>
      place === 4 ? { ...one, presence: "late", missedMinutes: 7 } : one,
    );
    await route.fetch({ postData: { ...body, marks } });
    return route.continue();
  });
  await saveButton(page).click();
  await expect(page.getByRole("heading", { name: "Ni har markerat olika" })).toBeVisible();
  await expect(page.getByText(/kollegan har markerat kom sent, 7 min/)).toBeVisible();
  await look(page, "staff-roll-call-differs");
  await page.getByRole("button", { name: /^Använd kollegans/ }).click();
  await expect(rows(page).nth(4)).toHaveClass(/late/);
});

test("the roll is taken by keyboard alone", async ({ page }) => {
  await openRollCall(page);
  await mark(page, 0, "Här");
  await rows(page).nth(0).getByRole("radio", { checked: true }).first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(rows(page).nth(0)).toHaveClass(/late/);
  await page.keyboard.press("ArrowRight");
  await expect(rows(page).nth(0)).toHaveClass(/absent/);
});

const NAME = /Sigge/;

/** A day as the unit's list has it, that is the same whatever the hour. */
function unitDay(status: string): unknown {
  const here = status === "here";
  return {
    groupId: "G",
    name: "Eken",
    date: TODAY,
    hours: { starts: "06:00", ends: "18:00" },
    present: here ? 1 : 0,
    missing: status === "missing" ? 1 : 0,
    items: [
      {
        studentId: sigge,
        displayName: "Sigge Lind",
        status,
        times: [{ starts: "13:30", ends: "16:15" }],
        source: "base",
        away: [],
        cameAt: here ? `${TODAY}T12:30:00Z` : null,
        leftAt: null,
        lastTouchId: null,
        pickUp: {
          aloneAt: null,
          thatDay: true,
          goesWith: "",
          adult: { id: "01J00000000000000000000000", name: "Asta Lind", phone: "" },
          note: "",
          cancelled: false,
        },
        adults: [{ id: "01J00000000000000000000000", name: "Asta Lind", phone: "070-1" }],
        comments: [],
      },
    ],
    next: null,
  };
}

const UNIT_DAY = /\/fritids\/\d{4}-\d{2}-\d{2}$/;
const TOUCHES = /\/touches$/;

async function openUnit(page: Page): Promise<void> {
  await signIn(page, "fatima");
  await page.getByRole("link", { name: /Eken/ }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Fritids Eken" })).toBeVisible();
}

test("staff check a child in and out with one touch each, and take it back", async ({ page }) => {
  await openUnit(page);
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "fritids-list");
  const row = page.getByRole("listitem").filter({ hasText: NAME });
  const undo = row.getByRole("button", { name: /^Ångra/ });
  await expect(row).toBeVisible();
  // Whatever an earlier walk has left is taken back first.
  while (await undo.isVisible()) {
    const last = await row.textContent();
    await undo.click();
    await expect(row).not.toHaveText(last ?? "");
    await expect(row.getByText("Inte skickat ännu")).toHaveCount(0);
    await page.reload();
    await expect(row).toBeVisible();
  }
  await row.getByRole("button", { name: /^Checka in/ }).click();
  await expect(row.getByText("Här", { exact: true }).or(row.getByText("Skulle ha gått"))).toBeVisible();
  await row.getByRole("button", { name: /^Checka ut|hämtas av någon annan$/ }).last().click();
  await expect(page.getByRole("dialog").getByText(/Anna Lind/)).toBeVisible();
  await look(page, "fritids-check-out");
  await page.getByRole("dialog").getByRole("button", { name: /Anna Lind/ }).click();
  await expect(row.getByText("Har gått")).toBeVisible();
  await undo.click();
  await expect(row.getByText("Har gått")).toHaveCount(0);
  await undo.click();
  await expect(row.getByRole("button", { name: /^Checka in/ })).toBeVisible();
});

test("touches without coverage wait on the phone, and come through in order when it is back", async ({ page }) => {
  await answerWith(page, UNIT_DAY, () => unitDay("missing"));
  let isOut = true;
  const sent: { kind: string; leavesWith?: string }[] = [];
  await page.route(TOUCHES, (route) => {
    if (isOut) return route.abort("internetdisconnected");
    const body = route.request().postDataJSON() as {
      touches: { id: string; studentId: string; kind: string }[];
    };
    sent.push(...body.touches);
    const items = body.touches.map(({ id, studentId }) => ({
      id,
      studentId,
      outcome: "done",
      refusal: null,
    }));
    const headers = { "access-control-allow-origin": "*" };
    return route.fulfill({ status: 201, json: { items, next: null }, headers });
  });
  await openUnit(page);
  const row = page.getByRole("listitem").filter({ hasText: NAME });
  await expect(row).toHaveClass(/away/);
  await row.getByRole("button", { name: "Checka in Sigge Lind" }).click();
  await expect(page.getByText(/^1 markering väntar på uppkoppling/)).toBeVisible();
  await row.getByRole("button", { name: /^Checka ut Sigge Lind, Asta Lind/ }).click();
  await expect(page.getByText(/^2 markeringar väntar på uppkoppling/)).toBeVisible();
  await look(page, "fritids-offline");
  await page.reload();
  await expect(page.getByText(/^2 markeringar väntar på uppkoppling/)).toBeVisible();
  isOut = false;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(page.getByText(/väntar på uppkoppling/)).toHaveCount(0);
  expect(sent.map((one) => one.kind)).toEqual(["in", "out"]);
  expect(sent[1]?.leavesWith).toBe("listed");
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("touches")));
  expect(kept).toEqual([]);
});

test("a touch that is refused says why until somebody has read it", async ({ page }) => {
  await answerWith(page, UNIT_DAY, () => unitDay("here"));
  await page.route(TOUCHES, (route) =>
    route.fulfill({
      status: 409,
      contentType: "application/problem+json",
      headers: { "access-control-allow-origin": "*" },
      body: JSON.stringify({
        type: "https://skolbro.se/problems/not-on-the-pick-up-list",
        status: 409,
        detail: "Be vårdnadshavaren lägga till personen.",
      }),
    }),
  );
  await openUnit(page);
  await page.getByRole("button", { name: /^Checka ut Sigge Lind, Asta Lind/ }).click();
  await expect(page.getByRole("alert")).toContainText("Sigge Lind: Be vårdnadshavaren");
  await look(page, "fritids-refused");
  await page.getByRole("button", { name: "Jag har läst" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("occupancy and missing schedules are seen at 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openUnit(page);
  await page.getByRole("link", { name: "Beläggning" }).click();
  await expect(page.getByRole("table").or(page.getByText(/har stängt/))).toBeVisible();
  await noSidewaysScroll(page);
  await look(page, "fritids-occupancy");
  await page.getByRole("link", { name: "Saknar schema" }).click();
  await expect(page.getByRole("heading", { name: /utan schema nästa vecka/ })).toBeVisible();
  await noSidewaysScroll(page);
  await look(page, "fritids-missing");
});

/** A Monday that the unit's staff is not planned for yet. */
function openMonday(): string {
  let day = shift(TODAY, 14);
  while (weekday(day) !== 1) day = shift(day, 1);
  return day;
}

test("a guardian changes a day at fritids on a phone, and puts it back", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, "anna", `${timesOf(sigge)}/week/${openMonday()}`);
  const monday = page.getByRole("listitem").filter({ hasText: /^Måndag/ });
  await expect(monday).toBeVisible();
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "times-week");
  await monday.getByRole("button", { name: /^Ändra / }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator(".choice", { hasText: "Andra tider" }).click();
  const last = dialog.locator(".times-row").last();
  await last.getByLabel(/^Till/).fill("19:00");
  await dialog.getByRole("button", { name: "Spara" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Fritids har inte öppet då.");
  await last.getByLabel(/^Till/).fill("17:05");
  await dialog.locator(".choice", { hasText: "Hämtas av någon på listan" }).click();
  await dialog.getByRole("button", { name: /Vem hämtar/ }).click();
  await page.getByRole("option", { name: "Asta Lind" }).click();
  await look(page, "times-day");
  await dialog.getByRole("button", { name: "Spara" }).click();
  await expect(monday).toContainText("17:05");
  await expect(monday).toContainText("Hämtas av Asta Lind");

  await monday.getByRole("button", { name: /^Ändra / }).click();
  await dialog.locator(".choice", { hasText: "Som grundschemat" }).click();
  await dialog.locator(".choice", { hasText: "Som vanligt" }).click();
  await dialog.getByRole("button", { name: "Spara" }).click();
  await expect(monday).not.toContainText("17:05");
  await expect(monday).not.toContainText("Asta Lind");
});

test("a locked day says why and until when, and a comment reaches staff", async ({ page }) => {
  await signIn(page, "anna", `${timesOf(sigge)}/week/${shift(TODAY, 3)}`);
  await expect(page.getByText(/Låst till och med|stängt|Dagen har varit/).first()).toBeVisible();
  await look(page, "times-locked");
  await page.goto(`${timesOf(sigge)}/week/${openMonday()}`);
  await page.getByRole("button", { name: /^Skriv till fritids om tisdag/ }).click();
  const words = `Har simkläder med ${Date.now()}`;
  await page.getByLabel("Meddelande").fill(words);
  await page.getByRole("button", { name: "Skicka" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: words })).toBeVisible();
});

test("a week is copied to the next, and pick-up has its list", async ({ page }) => {
  await signIn(page, "anna", `${timesOf(sigge)}/week/${openMonday()}`);
  await page.getByRole("button", { name: "Kopiera veckan" }).click();
  await expect(page.getByText(/^1 vecka är inskriven\.|^Ingen dag gick att skriva in/)).toBeVisible();
  await page.getByRole("link", { name: "Hämtning" }).click();
  await expect(page.getByText("Asta Lind")).toBeVisible();
  const name = `Bo Ek ${Date.now()}`;
  await page.getByLabel("Namn").fill(name);
  await page.getByRole("button", { name: "Lägg till", exact: true }).click();
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await expect(page.getByText("Hämtningen är sparad.")).toBeVisible();
  await fingerSized(page);
  await look(page, "times-pick-up");
  await page.getByRole("button", { name: `Ta bort ${name}` }).click();
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await expect(page.getByText("Hämtningen är sparad.")).toBeVisible();
});

test("the base schedule is set from a Monday that is not locked", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, "anna", `${timesOf(sigge)}/plan`);
  await expect(page.getByRole("heading", { name: "Grundschema", level: 2 })).toBeVisible();
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "times-plan");
  const friday = page.getByRole("group", { name: "fredag" });
  await friday.getByRole("button", { name: /^Lägg till en tid/ }).click();
  await page.getByRole("button", { name: "Spara grundschemat" }).click();
  await expect(page.getByText("Grundschemat är sparat.")).toBeVisible();
  await friday.getByRole("button", { name: /^Ta bort tid/ }).first().click();
  await page.getByRole("button", { name: "Spara grundschemat" }).click();
  await expect(page.getByText("Grundschemat är sparat.")).toBeVisible();
});

test("the mentor decides on leave that a guardian has applied for", async ({ page }) => {
  await answerWith(page, /\/attendance\/groups\/\w+\/leaves$/, () => ({
    items: [WAITING],
    next: null,
  }));
  let status = "awaitsDecision";
  const LEAVE = /\/students\/\w+\/leaves\/[\w-]+$/;
  await page.route(LEAVE, (route) =>
    route.fulfill({
      json: { ...TO_DECIDE, status, mayDecide: status === "awaitsDecision" },
      headers: {
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "*",
        etag: '"3"',
      },
    }),
  );
  const sent: unknown[] = [];
  await page.route(/\/decision$/, async (route) => {
    if (route.request().method() !== "PUT") return route.fallback();
    sent.push([(await route.request().allHeaders())["if-match"], route.request().postDataJSON()]);
    status = "approved";
    return route.fulfill({ status: 204, headers: { "access-control-allow-origin": "*" } });
  });
  await signIn(page, "maria");
  await page.getByRole("link", { name: "Ledighet att besluta om" }).click();
  await expect(page.getByText("Har väntat 3 dagar")).toBeVisible();
  await fingerSized(page);
  await look(page, "leaves");
  await page.getByRole("link", { name: /^Läs och besluta: Alva Lind/ }).click();
  await expect(page.getByText("Mormor fyller 80")).toBeVisible();
  await page.getByLabel(/^Kommentar/).fill("Ha det bra");
  await look(page, "leave-to-decide");
  await page.getByRole("button", { name: "Bevilja" }).click();
  await page.getByRole("button", { name: "Ja, bevilja" }).click();
  await expect(page.getByText("Ledigheten är beviljad.")).toBeVisible();
  expect(sent).toEqual([['"3"', { outcome: "approved", comment: "Ha det bra" }]]);
  await expect(page.getByRole("button", { name: "Bevilja" })).toHaveCount(0);
});

const WAITING = {
  id: "2027-01-11--2027-01-12--x",
  studentId: "01J00000000000000000000001",
  displayName: "Alva Lind",
  groupName: "4B",
  firstDay: "2027-01-11",
  lastDay: "2027-01-12",
  schoolDays: 2,
  decider: "mentor",
  waitsSince: "2026-11-21T10:00:00Z",
  waitedDays: 3,
};

const TO_DECIDE = {
  id: WAITING.id,
  student: { id: WAITING.studentId, displayName: "Alva Lind", groupName: "4B" },
  firstDay: WAITING.firstDay,
  lastDay: WAITING.lastDay,
  schoolDays: 2,
  events: [{ date: "2027-01-11", kind: "termBegins", name: "" }],
  reason: "Mormor fyller 80",
  decider: "mentor",
  appliedBy: { id: "P", name: "Anna Lind", me: false },
  appliedAt: "2026-11-21T10:00:00Z",
  closedBy: null,
  closedAt: null,
  comment: null,
};

test("a group's statistics are read at 320 pixels, and taken out as a file", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const minutes = { offered: 600, valid: 60, invalid: 30, late: 5 };
  const shares = { validPerCent: 10, invalidPerCent: 5, latePerCent: 0.8, absentPerCent: 15 };
  await answerWith(page, /\/statistics\?/, () => ({
    group: { id: "G", name: "4B" },
    firstDay: shift(TODAY, -29),
    lastDay: TODAY,
    allLessons: true,
    total: { ...minutes, ...shares },
    students: [{ id: "S", displayName: "Alva Lind", minutes: { ...minutes, ...shares } }],
  }));
  await signIn(page, "maria", `${stack.webUrl}/statistics`);
  await expect(page.getByRole("row").filter({ hasText: "Alva Lind" })).toContainText("15 %");
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "statistics");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Hämta som CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  await expect(page.getByText("Filen är hämtad.")).toBeVisible();
});
