// Shows what is pushed, and keeps the client's own files, so that it opens on bad coverage. Never an answer of the API.
const SHELL = "shell-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== self.location.origin || event.request.method !== "GET") return;
  const place = event.request.mode === "navigate" ? "/" : url.pathname;
  event.respondWith(answer(event.request, place));
});

// A push tells the child's first name and what it is about, and no more.
self.addEventListener("push", (event) => {
  const told = event.data?.json() ?? {};
  const shown = { tag: told.tag, data: told, icon: "/icon.svg", lang: "sv" };
  event.waitUntil(self.registration.showNotification(told.title ?? "Skolbro", shown));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(placeOf(event.notification.data ?? {})));
});

// Never out of the portal, whatever was sent; the id says what has been read by opening it.
function placeOf({ link = "/bell", tag }) {
  const place = new URL(link, self.location.origin);
  if (place.origin !== self.location.origin) return self.location.origin;
  if (/^[0-9A-Z]{26}$/.test(tag ?? "")) place.searchParams.set("notice", tag);
  return place.href;
}

async function open(place) {
  const [seen] = await self.clients.matchAll({ type: "window" });
  if (!seen) return self.clients.openWindow(place);
  await seen.focus();
  return seen.navigate(place);
}

// For a script of an older release the server answers with the page: that must not be kept.
function isItself(fresh, place) {
  const isPage = fresh.headers.get("content-type")?.startsWith("text/html");
  return fresh.ok && (place === "/" || !isPage);
}

// A file below /assets/ is named by what it holds, and never changes; all else is asked for first.
async function answer(request, place) {
  const kept = await caches.open(SHELL);
  const found = await kept.match(place);
  if (found && place.startsWith("/assets/")) return found;
  try {
    const fresh = await fetch(request);
    if (isItself(fresh, place)) await kept.put(place, fresh.clone());
    return fresh;
  } catch (error) {
    if (found) return found;
    throw error;
  }
}
