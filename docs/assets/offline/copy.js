/* The copy of the course that a reader keeps in the browser. The page of downloads makes it,
   the service worker (sw.js) reads it; both load this file.

   A file is kept under the hash of its bytes, and a list says which hash stands at which
   address. A new list is written last, when every file it names is there and proved: until
   then readers have the old copy, whole. */
var kelasJagaCopy = function (root) {
  "use strict";

  // Two courses below one host do not share a copy.
  var cacheName = "kelas-jaga " + new URL(root).pathname;
  var listKey = root + "copy/list";
  var parallel = 4;

  function key(hash) { return root + "copy/" + hash; }

  function failure(code) { return Object.assign(new Error(code), { code: code }); }

  // "no-store" asks the server itself: neither the browser's cache nor sw.js may answer.
  async function ask(address) {
    var response;
    try { response = await fetch(address, { cache: "no-store" }); } catch (error) { throw failure("network"); }
    if (!response.ok) throw failure("network");
    return response;
  }

  async function sum(bytes) {
    var digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
  }

  /** The list of the copy that is kept, or null. */
  async function kept() {
    if (!(await caches.has(cacheName))) return null;
    var found = await (await caches.open(cacheName)).match(listKey);
    return found ? found.json() : null;
  }

  /** What the server has now: sets of files, each {address: [hash, bytes]}. */
  async function latest() { return (await ask(root + "offline.json")).json(); }

  /** The files of some sets, {address: [hash, bytes]}; what all readers need is among them. */
  function chosen(all, sets) {
    var parts = sets.filter(function (name) { return name in all.sets; });
    return Object.assign.apply(null, [{}, all.sets.all].concat(parts.map(function (name) { return all.sets[name]; })));
  }

  /** Those of `files` whose bytes are not kept yet, each hash once: [address, hash, bytes]. */
  async function missing(files) {
    var have = new Set();
    if (await caches.has(cacheName)) {
      var keys = await (await caches.open(cacheName)).keys();
      keys.forEach(function (request) { have.add(request.url); });
    }
    return Object.keys(files).map(function (address) {
      return [address].concat(files[address]);
    }).filter(function (file) {
      var isNew = !have.has(key(file[1]));
      have.add(key(file[1]));
      return isNew;
    });
  }

  /** The bytes of what `missing` found. */
  function size(waiting) { return waiting.reduce(function (total, file) { return total + file[2]; }, 0); }

  async function download(cache, file) {
    var response = await ask(root + file[0].replace(/(^|\/)index\.html$/, "$1"));
    var bytes;
    try { bytes = await response.arrayBuffer(); } catch (error) { throw failure("network"); }
    if (await sum(bytes) !== file[1]) throw failure("wrong");
    var type = { "Content-Type": response.headers.get("Content-Type") || "application/octet-stream" };
    try {
      await cache.put(key(file[1]), new Response(bytes, { headers: type }));
    } catch (error) {
      throw failure(error.name === "QuotaExceededError" ? "full" : "refused");
    }
  }

  /** Download what is missing, then let the new list take effect. `heard(done, all)` counts files.
      Throws an error whose code is network, wrong, full or refused; the kept copy stays as it is. */
  function save(all, sets, heard) {
    // One at a time, or the end of one would clear away what another has just fetched.
    var alone = function () { return fetchAll(all, sets, heard); };
    return navigator.locks ? navigator.locks.request(cacheName, alone) : alone();
  }

  async function fetchAll(all, sets, heard) {
    var files = chosen(all, sets);
    var waiting = await missing(files);
    var room = navigator.storage && navigator.storage.estimate ? await navigator.storage.estimate() : {};
    if (room.quota && room.quota - room.usage < size(waiting)) throw failure("full");
    var cache;
    try { cache = await caches.open(cacheName); } catch (error) { throw failure("refused"); }
    var done = 0, count = waiting.length;
    heard(done, count);
    async function work() {
      for (var file = waiting.shift(); file; file = waiting.shift()) {
        // The first failure ends the work of all.
        try { await download(cache, file); } catch (error) { waiting.length = 0; throw error; }
        heard(++done, count);
      }
    }
    var workers = [];
    for (var at = 0; at < parallel; at++) workers.push(work());
    var ends = await Promise.allSettled(workers);
    ends.forEach(function (end) { if (end.status === "rejected") throw end.reason; });
    var list = { saved: new Date().toISOString(), sets: sets, bytes: 0, files: {} };
    Object.keys(files).forEach(function (address) {
      list.files[address] = files[address][0];
      list.bytes += files[address][1];
    });
    await cache.put(listKey, new Response(JSON.stringify(list)));
    var used = new Set(Object.values(list.files).map(key).concat(listKey));
    await Promise.all((await cache.keys()).filter(function (request) {
      return !used.has(request.url);
    }).map(function (request) { return cache.delete(request); }));
    return list;
  }

  /** The kept file at an address below the root, or null. */
  async function find(address) {
    var list = await kept();
    var path = decodeURIComponent(address.replace(/[?#].*/, "")).replace(/(^|\/)$/, "$1index.html");
    if (!list || !list.files[path]) return null;
    return (await (await caches.open(cacheName)).match(key(list.files[path]))) || null;
  }

  /** Whether anything is in this browser, be it half a copy. */
  function begun() { return caches.has(cacheName); }

  function remove() { return caches.delete(cacheName); }

  return {
    kept: kept, latest: latest, chosen: chosen, missing: missing, size: size,
    save: save, find: find, begun: begun, remove: remove
  };
};
