// Renews the QR code every second, and asks every other second how the order stands.
"use strict";

const order = document.querySelector("[data-poll]");
const qr = document.querySelector("#qr");
const status = document.querySelector("#status");
const EVERY_SECOND = 1000;
const COLLECT_EVERY = 2100;

function renew() {
  const next = new Image();
  next.addEventListener("load", () => { qr.src = next.src; });
  next.src = `${order.dataset.qr}?${Date.now()}`;
}

function say(text) {
  // Written only when it changes, so that a screen reader does not repeat it.
  if (status.textContent !== text) { status.textContent = text; }
}

async function ask() {
  let wait = COLLECT_EVERY;
  try {
    const answer = await fetch(order.dataset.poll, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams({ key: order.dataset.key }),
    });
    if (answer.status === 429) {
      wait = Number(answer.headers.get("Retry-After") ?? 2) * 1000;
    } else {
      const told = await answer.json();
      if (!answer.ok || told.moved) { location.replace(order.dataset.here); return; }
      say(told.message);
    }
  } catch {
    // No network just now: asked again.
  }
  setTimeout(ask, wait);
}

if (order) {
  if (qr) { setInterval(renew, EVERY_SECOND); }
  setTimeout(ask, COLLECT_EVERY);
}
