// Lets a form that was opened once be opened without a network. Only the sheet's own pages are kept, never for another
// person: signing out throws them away.
"use strict";
const KEPT = "tongket-sheet-1";
const PAGES = /^\/submissions\/\d+\/(form|entries)\/$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  if (event.data && event.data.keep) event.waitUntil(keep(event.data.keep));
});

async function keep(addresses) {
  const cache = await caches.open(KEPT);
  await Promise.all(addresses.map((address) => keepOne(cache, address).catch(() => null)));
}

async function keepOne(cache, address) {
  const response = await fetch(address, { credentials: "same-origin" });
  if (response.ok && !response.redirected) await cache.put(address, response);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) return;
  if (request.method === "POST" && address.pathname === "/logout/") event.waitUntil(caches.delete(KEPT));
  if (request.method !== "GET") return;
  if (PAGES.test(address.pathname)) event.respondWith(newestOrKept(request, true));
  else if (address.pathname.startsWith("/static/")) event.respondWith(newestOrKept(request, false));
});

async function newestOrKept(request, isPage) {
  const cache = await caches.open(KEPT);
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected && (isPage || (await cache.match(request)))) await cache.put(request, response.clone());
    if (response.status < 500) return response;
    return (await cache.match(request)) || response;
  } catch (failure) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw failure;
  }
}
