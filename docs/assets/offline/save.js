/* The form on the page of downloads: keep a copy of the course in this browser, bring it up
   to date, delete it. Nothing is kept before the button is pressed. */
(function () {
  "use strict";

  var form = document.querySelector("[data-offline]");
  var words = JSON.parse(form.dataset.offline);
  var language = document.documentElement.lang;
  var root = new URL(form.dataset.root, location).href;
  var set = form.dataset.set, paper = set + "-paper";
  var status = form.querySelector("[role=status]");
  var bar = form.querySelector("progress");
  var keep = form.querySelector("[type=submit]"), remove = form.querySelector("[type=button]");
  var copy = kelasJagaCopy(root);

  function say(name, values) {
    return words[name].replace(/\{(\w+)\}/g, function (_, key) { return values[key]; });
  }

  function size(bytes) {
    var number = bytes < 1e6 ? Math.max(1, Math.round(bytes / 1e3)) : Math.round(bytes / 1e5) / 10;
    return number.toLocaleString(language) + (bytes < 1e6 ? " KB" : " MB");
  }

  function about(list) {
    var day = new Date(list.saved).toLocaleDateString(language, { dateStyle: "long" });
    return say("kept", { date: day, files: Object.keys(list.files).length, size: size(list.bytes) });
  }

  /** The sets to keep: what is chosen here, and what was kept of the other edition. */
  function wanted(list) {
    var others = list ? list.sets.filter(function (name) { return name !== set && name !== paper; }) : [];
    return others.concat(set, form.elements.paper.checked ? paper : []);
  }

  async function show(list, more) {
    keep.textContent = words[list ? "update" : "save"];
    remove.parentNode.hidden = !(await copy.begun());
    status.textContent = [list ? about(list) : "", more || ""].join(" ").trim();
  }

  /** Say what is kept, and whether the server has something newer. */
  async function look() {
    var list = await copy.kept();
    await show(list);
    if (!list) return;
    var news;
    try {
      var all = await copy.latest();
      var files = await copy.missing(copy.chosen(all, wanted(list)));
      news = files.length ? say("newer", { size: size(copy.size(files)) }) : words.newest;
    } catch (error) {
      news = words.unreachable;
    }
    await show(list, news);
  }

  function busy(now) {
    bar.hidden = !now;
    keep.disabled = remove.disabled = form.elements.paper.disabled = now;
  }

  async function save() {
    var list = await copy.kept();
    busy(true);
    status.textContent = words.wait;
    try {
      // First, because a browser that refuses does so here, before megabytes are fetched.
      await register();
      var all = await copy.latest();
      list = await copy.save(all, wanted(list), function (done, count) {
        bar.max = count || 1;
        bar.value = done;
        status.textContent = say("saving", { done: done, all: count });
      });
      await show(list, words.newest);
      // Asks the browser not to throw the copy away when space gets short. Nobody waits for the
      // answer: some browsers ask the reader, who need not say anything.
      if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(function () {});
    } catch (error) {
      await show(list, words[error.code] || words.refused);
    }
    busy(false);
  }

  function register() { return navigator.serviceWorker.register(root + "sw.js", { scope: root }); }

  async function forget() {
    await copy.remove();
    var worker = await navigator.serviceWorker.getRegistration(root);
    if (worker) await worker.unregister();
    await show(null, words.removed);
  }

  async function start() {
    // No service worker: an address without https, some private windows, an old browser.
    if (!navigator.serviceWorker || !window.caches || !window.crypto.subtle) throw new Error("no worker");
    var list = await copy.kept();
    form.elements.paper.checked = Boolean(list && list.sets.indexOf(paper) >= 0);
    form.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); save(); });
    form.elements.paper.addEventListener("change", look);
    remove.addEventListener("click", forget);
    await look();
  }

  start().catch(function () {
    form.hidden = true;
    document.querySelector("[data-unable]").hidden = false;
  });
})();
