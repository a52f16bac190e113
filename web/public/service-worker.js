// Keeps the client's own files, so that it opens on bad coverage. Never an answer of the API.
const SHELL = "shell-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const own = url.origin === self.location.origin && event.request.method === "GET";
  if (!own || url.pathname === "/config.json") return;
  const place = event.request.mode === "navigate" ? "/" : url.pathname;
  event.respondWith(
    (async () => {
      const kept = await caches.open(SHELL);
      try {
        const fresh = await fetch(event.request);
        if (fresh.ok) await kept.put(place, fresh.clone());
        return fresh;
      } catch (error) {
        const found = await kept.match(place);
        if (found) return found;
        throw error;
      }
    })(),
  );
});
