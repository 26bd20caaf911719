/* Answers from the reader's copy when the server does not. With a connection the site is
   as fresh as without this file: nobody is ever kept on an old page. */
"use strict";
importScripts("assets/offline/copy.js");

const root = self.registration.scope;
const copy = kelasJagaCopy(root);
const PATIENCE = 5000; // milliseconds a file may take before the copy is used instead
const RESPITE = 30000; // milliseconds for which a silent server is not waited for again
const AGE = 7 * 24 * 60 * 60 * 1000; // milliseconds until the copy is brought up to date by itself
const MOST = 1e6; // bytes fetched without asking; more waits for the reader's button
let looked = false;
let silentSince = -Infinity;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const request = event.request;
  // "no-store" is how copy.js asks for the server itself.
  if (request.method !== "GET" || request.cache === "no-store" || !request.url.startsWith(root)) return;
  event.respondWith(answer(request));
  if (request.mode === "navigate" && !looked) event.waitUntil(refresh().catch(() => {}));
});

/** Phone numbers change: once a week, with a connection, fetch what is new if it is little. */
async function refresh() {
  looked = true;
  const list = await copy.kept();
  const saving = navigator.connection && navigator.connection.saveData;
  if (!list || saving || Date.now() - Date.parse(list.saved) < AGE) return;
  const all = await copy.latest();
  const waiting = await copy.missing(copy.chosen(all, list.sets));
  if (copy.size(waiting) <= MOST) await copy.save(all, list.sets, () => {});
}

async function answer(request) {
  const server = fetch(request).catch(() => null);
  const isSilent = Date.now() - silentSince < RESPITE;
  const first = await Promise.race([server, after(isSilent ? 0 : PATIENCE, "silence")]);
  if (first === "silence" && !isSilent) silentSince = Date.now();
  if (first && first !== "silence" && first.status < 500) return first;
  const kept = await copy.find(request.url.slice(root.length));
  const isPage = request.mode === "navigate";
  return kept || (await server) || (isPage && (await copy.find("offline.html"))) || Response.error();
}

function after(milliseconds, value) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, value));
}
