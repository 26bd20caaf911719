/* The search dialog, loaded when somebody opens it. What the readers type stays here: it is
   put into no address, no history and no storage. panel.js, before this, holds the words. */
(function () {
  "use strict";

  var settings = window.kelasJagaSearch, dialog = document.querySelector(".kj-search");
  // The panel's words got lost on the way, or this came twice after they had.
  if (!settings || dialog.querySelector(".kj-search__panel")) return;
  var words = settings.words;
  var root = dialog.dataset.root, edition = dialog.dataset.edition;
  var box = dialog.querySelector("input"), status = dialog.querySelector("[role=status]");
  var pages = new Map(), engine = null, ready = false, sent = 0, answered = 0;

  // --- what is shown -------------------------------------------------------

  function make(tag, kind, text) {
    var element = document.createElement(tag);
    if (kind) element.className = kind;
    if (text) element.textContent = text;
    return element;
  }

  function link(page, title) {
    var line = make("li"), anchor = make("a", "kj-search__link");
    anchor.href = edition + page.location;
    anchor.append(make("strong", "", title || page.title));
    if (page.label) anchor.append(make("small", "", page.label));
    if (page.text && !title) anchor.append(make("span", "", page.text));
    line.append(anchor);
    return line;
  }

  function helpLine() {
    var line = make("div", "kj-search__help"), list = make("ul");
    line.append(make("p", "", settings.help.text));
    settings.help.contacts.forEach(function (contact) {
      var item = make("li"), anchor = make("a", "", contact.value);
      anchor.href = contact.href;
      anchor.append(make("small", "", contact.purpose));
      item.append(anchor);
      list.append(item);
    });
    var more = make("a", "kj-search__now", settings.help.title);
    more.href = edition + settings.help.location;
    line.append(list, more);
    return line;
  }

  var help = helpLine(), list = make("ol"), panel = make("div", "kj-search__panel");
  var all = make("a", "kj-search__all", settings.all.title);
  all.href = edition + settings.all.location;

  /* Found pages; without any, the questions that are asked most. The numbers for help always
     stand first, because no list of words knows every sentence of somebody in danger: in one line,
     and in full when nothing is found or the page for now is the best answer. */
  function show(found, said) {
    var now = !found.length || found[0].location === settings.help.location;
    status.textContent = said;
    list.replaceChildren.apply(list, found.length ? found.map(function (page) { return link(page); })
      : settings.asked.map(function (page) { return link(page, page.title); }));
    help.classList.toggle("kj-search__help--brief", !now);
    dialog.scrollTop = 0;
  }

  function said(number) {
    return number === 0 ? words.none : number === 1 ? words.one : words.other.replace("#", number);
  }

  // --- asking --------------------------------------------------------------

  function ask() {
    var text = box.value.trim().slice(0, 200);
    if (!text) {
      sent = answered = 0;
      show([], words.asked);
    } else if (ready) {
      sent += 1;
      engine.postMessage({ type: 2, data: text });
    } else {
      status.textContent = words.wait;
      load();
    }
  }

  function answer(message) {
    if (message.type === 1) {
      ready = true;
      ask();
      return;
    }
    answered += 1;
    // The answer to an earlier key, or to a question that was cleared since.
    if (answered < sent || !box.value.trim()) return;
    // Nobody reads further down; another word finds better.
    var found = message.data.items.slice(0, 20).map(function (item) { return pages.get(item[0].location); });
    show(found, said(found.length));
  }

  // --- the engine: one index, one worker -----------------------------------

  function load() {
    if (engine) return;
    engine = settings.index.slice(-3) === ".js" ? inFrame(root + settings.worker) : new Worker(root + settings.worker);
    engine.onmessage = function (event) { answer(event.data); };
    engine.onerror = failed;
    index().then(function (found) {
      found.docs.forEach(function (page) { pages.set(page.location, page); });
      engine.postMessage({ type: 0, data: Object.assign({ options: { suggest: false } }, found) });
    }).catch(failed);
  }

  // A lost connection: the next key tries again.
  function failed() {
    if (engine && engine.terminate) engine.terminate();
    engine = null;
    status.textContent = dialog.dataset.failed;
  }

  function script(address, into) {
    return new Promise(function (resolve, reject) {
      var element = into.createElement("script");
      element.src = address;
      element.onload = resolve;
      element.onerror = reject;
      into.head.append(element);
    });
  }

  function index() {
    var address = new URL(edition + settings.index, location).href;
    if (settings.index.slice(-3) === ".js")
      return script(address, document).then(function () { return window.__index; });
    return fetch(address).then(function (response) {
      if (!response.ok) throw new Error(response.status);
      return response.json();
    });
  }

  /* Pages opened from a disk may start no worker and fetch nothing. There the index is a
     script, and the worker's own script runs in an empty frame of this page, which it asks
     for by the name IFrameWorker. */
  function inFrame(address) {
    var made = { onmessage: null, postMessage: post }, frame = document.createElement("iframe");
    var waiting = [], inside = null;
    function post(data) {
      if (inside) inside.dispatchEvent(new inside.MessageEvent("message", { data: data }));
      else waiting.push(data);
    }
    window.IFrameWorker = true;
    frame.hidden = true;
    frame.onload = function () {
      frame.onload = null;
      var own = frame.contentWindow;
      own.postMessage = function (data) { made.onmessage({ data: data }); };
      own.importScripts = function () {
        return Array.prototype.reduce.call(arguments, function (before, next) {
          return before.then(function () { return script(next, own.document); });
        }, Promise.resolve());
      };
      script(new URL(address, location).href, own.document).then(function () {
        inside = own;
        waiting.splice(0).forEach(post);
      }).catch(function () { made.onerror(); });
    };
    made.terminate = function () { frame.remove(); };
    document.body.append(frame);
    return made;
  }

  // --- the keyboard --------------------------------------------------------

  dialog.addEventListener("keydown", function (event) {
    var links = Array.from(panel.querySelectorAll(".kj-search__link"));
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      var place = links.indexOf(document.activeElement) + step;
      if (place < 0) box.focus();
      else if (links[place]) links[place].focus();
    } else if (event.key === "Enter" && event.target === box && box.value.trim() && ready && answered >= sent && links[0]) {
      event.preventDefault();
      links[0].click();
    }
  });

  panel.append(help, list, all);
  dialog.append(panel);
  box.addEventListener("input", ask);
  dialog.addEventListener("close", ask);
  show([], words.asked);
  load();
  ask();
})();
