import { expect, test, type Page } from "@playwright/test";
import {
  account,
  answerWith,
  attendanceOf,
  fingerSized,
  look,
  noSidewaysScroll,
  report,
  signIn,
  stack,
  takeIn,
  withdrawAll,
} from "./portal";

const alva = account("anna").childIds[0] ?? "";
const PLACE = `${stack.webUrl}/notifications/preferences`;
const MANDATORY = "Skolan måste meddela detta samma dag";

test.beforeEach(({ page }) => {
  page.on("pageerror", (error) => {
    throw error;
  });
});

/** A kind that may be chosen freely: the first of all. */
const aKind = (page: Page) => page.locator("details.kind").first();

const byLetter = (page: Page) => aKind(page).getByRole("checkbox", { name: /^E-post/ });

/** Whatever a journey that was cut off has left. */
async function withoutLetters(page: Page): Promise<void> {
  if (!(await byLetter(page).isChecked())) return;
  await aKind(page).locator(".choice", { hasText: "E-post" }).click();
  await expect(page.getByText("Sparat.")).toBeVisible();
}

async function arrived(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: "Mina telefoner och webbläsare" })).toBeVisible();
  await aKind(page).locator("summary").click();
  await expect(byLetter(page)).toBeVisible();
}

test("how one is told is chosen at 320 pixels, and kept after a reload", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, "erik");
  await page.getByRole("button", { name: /^Mitt konto/ }).click();
  await page.getByRole("menuitem", { name: "Hur jag vill bli meddelad" }).click();
  await expect(page).toHaveURL(PLACE);
  await arrived(page);
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "notice-preferences");
  await withoutLetters(page);

  await aKind(page).locator(".choice", { hasText: "E-post" }).click();
  await expect(page.getByText("Sparat.")).toBeVisible();
  await aKind(page).locator(".choice", { hasText: "En gång om dagen" }).click();
  await expect(page.getByText("Sparat.")).toBeVisible();
  await page.getByLabel("Från", { exact: true }).fill("21:15");
  await page.getByLabel("Från", { exact: true }).blur();
  await expect(page.getByText("Sparat.")).toBeVisible();

  await page.reload();
  await arrived(page);
  await expect(byLetter(page)).toBeChecked();
  await expect(aKind(page).getByRole("radio", { name: "En gång om dagen" })).toBeChecked();
  await expect(page.getByLabel("Från", { exact: true })).toHaveValue("21:15");

  await aKind(page).locator(".choice", { hasText: "E-post" }).click();
  await aKind(page).locator(".choice", { hasText: "Direkt" }).click();
  await page.getByLabel("Från", { exact: true }).fill("20:30");
  await page.getByLabel("Från", { exact: true }).blur();
  await expect(page.getByText("Sparat.")).toBeVisible();
  await page.reload();
  await arrived(page);
  await expect(byLetter(page)).not.toBeChecked();
  await expect(aKind(page).getByRole("radio", { name: "Direkt" })).toBeChecked();
});

test("the last way of what the law wants told is locked, and says why", async ({ page }) => {
  await signIn(page, "erik", PLACE);
  await arrived(page);
  const kind = page.locator("details.kind").filter({ hasText: MANDATORY }).first();
  await kind.locator("summary").click();
  await expect(kind.getByRole("checkbox", { name: /^Push/ })).toBeEnabled();
  await kind.locator(".choice", { hasText: "Sms" }).click();
  await expect(kind.getByRole("checkbox", { name: /^Push/ })).toBeDisabled();
  await expect(kind.getByRole("radio")).toHaveCount(0);
  await expect(page.getByText("Sparat.")).toBeVisible();
  await look(page, "notice-locked");
  await kind.locator(".choice", { hasText: "Sms" }).click();
  await expect(kind.getByRole("checkbox", { name: /^Push/ })).toBeEnabled();
  await expect(page.getByText("Sparat.")).toBeVisible();
});

test("a change that is refused is told, and what stands is shown", async ({ page }) => {
  await signIn(page, "erik", PLACE);
  await arrived(page);
  await withoutLetters(page);
  await page.route(/\/notify\/preferences$/, (route) =>
    route.request().method() === "PUT" ? route.abort() : route.fallback(),
  );
  await aKind(page).locator(".choice", { hasText: "E-post" }).click();
  await expect(page.getByRole("alert")).toContainText("Inget svar kom");
  await expect(byLetter(page)).not.toBeChecked();
});

test("the bell tells without a reload what the other guardian has reported", async ({
  page,
  browser,
}) => {
  // Several minutes' waits, as the bell is heard.
  test.setTimeout(600_000);
  const anna = await (await browser.newContext({ locale: "sv-SE" })).newPage();
  await signIn(anna, "anna", attendanceOf(alva));
  await withdrawAll(anna);

  await signIn(page, "erik");
  const told: number[] = [];
  page.on("response", (answer) => {
    if (/\/notify\/notifications$/.test(answer.url())) told.push(answer.status());
  });
  // What was taken back is told of first: a whole minute without anything new.
  await expect.poll(() => told, { timeout: 200_000 }).toContain(304);
  await page.getByRole("link", { name: /^Aviseringar/ }).click();
  const readAll = page.getByRole("button", { name: "Markera alla som lästa" });
  await expect(readAll.or(page.getByText("Alla aviseringar är lästa.")).first()).toBeVisible();
  if (await readAll.isVisible()) await readAll.click();
  await page.getByRole("link", { name: "Startsidan" }).click();
  await expect(page.getByRole("link", { name: "Aviseringar", exact: true })).toBeVisible();

  await report(anna, "Klockan ringer");
  const bell = page.getByRole("link", { name: /^Aviseringar, \d+ oläst/ });
  await expect(bell).toBeVisible({ timeout: 150_000 });
  await expect(page.getByRole("link", { name: /^Frånvaro \d+ ny/ })).toBeVisible();

  await bell.click();
  const unread = page.getByRole("link", { name: /^Oläst: Alva Lind är anmäld frånvarande/ });
  // A browser asks first whether it may: that is another answer of the same address.
  const marked = page.waitForResponse(
    (one) => one.request().method() === "PUT" && /\/notifications\/[^/]+\/read$/.test(one.url()),
  );
  await unread.first().click();
  await expect(page).toHaveURL(attendanceOf(alva));
  const read = await marked;
  expect(read.status()).toBe(204);
  const id = /notifications\/([^/]+)\/read$/.exec(read.url())?.[1];
  await page.getByRole("link", { name: /^Aviseringar/ }).click();
  // What else comes of the journeys before this one, however late, may stay unread.
  const authorization = (await read.request().headerValue("authorization")) ?? "";
  const bellNow = await page.request.get(`${stack.apiUrl}/notify/notifications`, {
    headers: { authorization },
  });
  const { items } = (await bellNow.json()) as { items: { id: string; read: boolean }[] };
  expect(items.find((one) => one.id === id)?.read).toBe(true);
  const left = items.filter((one) => !one.read).length;
  await expect(page.getByRole("link", { name: /^Oläst: / })).toHaveCount(left);
  await withdrawAll(anna);
  await anna.context().close();
});

/** The browser's push service, which no test reaches. */
async function allowPush(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(Notification, "permission", { get: () => "default" });
    Notification.requestPermission = () => Promise.resolve("granted");
    PushManager.prototype.subscribe = () =>
      Promise.resolve({
        toJSON: () => ({
          endpoint: "https://fcm.googleapis.com/fcm/send/of-the-journeys",
          keys: { p256dh: `B${"A".repeat(86)}`, auth: "A".repeat(22) },
        }),
      } as PushSubscription);
  });
}

test("a browser is registered by a press, stands in the list, and is removed", async ({ page }) => {
  await allowPush(page);
  await signIn(page, "erik", PLACE);
  await arrived(page);
  await page.getByRole("button", { name: "Få push i den här webbläsaren" }).click();
  await expect(page.getByText("Webbläsare (den här)")).toBeVisible();
  await page.reload();
  await arrived(page);
  await expect(page.getByText("Webbläsare (den här)")).toBeVisible();
  await look(page, "notice-devices");
  await page.getByRole("button", { name: /^Ta bort Webbläsare \(den här\)/ }).click();
  await expect(page.getByText("Webbläsare (den här)")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Få push i den här webbläsaren" })).toBeVisible();
});

test("a browser that cannot be told says so, and nobody is asked", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "PushManager");
  });
  await signIn(page, "erik", PLACE);
  await arrived(page);
  await expect(page.getByText("Den här webbläsaren kan inte ta emot push.")).toBeVisible();
});

test("who is not signed in stops letters at one press, and asks before", async ({ page }) => {
  const address = /\/notify\/unsubscriptions\/a-letter$/;
  const title = "Ledigheten är beviljad";
  await answerWith(page, address, () => ({ title, stopped: false }));
  const sent = await takeIn(page, address, { title, stopped: true });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${stack.webUrl}/unsubscribe/a-letter`);
  await expect(page.getByText(`Vill du sluta få e-post om detta: ${title}?`)).toBeVisible();
  expect(sent).toEqual([]);
  await fingerSized(page);
  await look(page, "unsubscribe");
  await page.getByRole("button", { name: "Sluta skicka" }).click();
  await expect(page.getByText(`Du får inga fler brev om detta: ${title}.`)).toBeVisible();
  expect(sent).toHaveLength(1);
  await look(page, "unsubscribed");
});

test("a link that was never sent says what to do instead", async ({ page }) => {
  await page.goto(`${stack.webUrl}/unsubscribe/of-nobody`);
  await expect(page.getByRole("alert")).toContainText("Länken gäller inte längre.");
});
