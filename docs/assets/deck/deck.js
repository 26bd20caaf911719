/* A deck: keys, remotes, touch; a presenter window in step over http and file://.
   Without this script the page simply scrolls through all slides. Nothing is stored. */
(function () {
  "use strict";
  var root = document.documentElement;
  var deck = document.querySelector(".deck");
  var slides = Array.prototype.slice.call(deck.querySelectorAll(".slide"));
  var words = JSON.parse(document.getElementById("deck-words").textContent);
  var speaker = /[?&]speaker\b/.test(location.search);
  var state = { at: 0, veil: "", brief: false, started: 0 };
  var trail = [];
  var typed = "";
  var partner = speaker ? window.opener : null;
  var channel = null;

  root.classList.add("js");
  if (speaker) root.classList.add("speaker");
  try { channel = new BroadcastChannel("kelas-jaga" + location.pathname); } catch (error) { channel = null; }

  function one(selector, from) { return (from || document).querySelector(selector); }
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function part(slide) { return slide.closest(".part"); }
  function left(slide) { return state.brief && part(slide).getAttribute("data-short") === "0"; }

  /* The nearest slide in a direction that the version being taught holds. */
  function step(from, by) {
    for (var to = from + by; to >= 0 && to < slides.length; to += by) if (!left(slides[to])) return to;
    return from;
  }

  function tell() {
    var message = { deck: location.pathname, state: state };
    if (channel) channel.postMessage(message);
    if (partner && !partner.closed) try { partner.postMessage(message, "*"); } catch (error) { partner = null; }
  }

  function hear(message) {
    if (!message || message.deck !== location.pathname) return;
    if (message.hello) return tell();
    state = message.state;
    draw();
  }
  if (channel) channel.onmessage = function (event) { hear(event.data); };
  window.addEventListener("message", function (event) {
    if (event.source && (event.source === partner || event.source === window.opener)) hear(event.data);
  });

  function draw() {
    slides.forEach(function (slide, index) { slide.classList.toggle("current", index === state.at); });
    var now = slides[state.at];
    one(".place").textContent = state.at + 1 + " / " + slides.length;
    var veil = one(".veil");
    veil.hidden = !state.veil || speaker;
    veil.classList.toggle("white", state.veil === "white");
    all("[data-do=black]").forEach(function (button) { button.setAttribute("aria-pressed", state.veil === "black"); });
    all("[data-do=brief]").forEach(function (button) { button.setAttribute("aria-pressed", state.brief); });
    try { history.replaceState(null, "", "#" + now.id); } catch (error) { /* some file:// viewers refuse */ }
    if (speaker) desk(now);
  }

  function go(to, remember) {
    if (to < 0 || to >= slides.length) return;
    if (remember) trail.push(state.at);
    if (!state.started && to > 0) state.started = Date.now();
    state.at = to;
    state.veil = "";
    if (root.classList.contains("overview")) overview(false);
    draw();
    tell();
    one(".said").textContent = (slides[to].querySelector("h1, h2") || {}).textContent || "";
  }

  function find(id) {
    for (var index = 0; index < slides.length; index++) if (slides[index].id === id) return index;
    return -1;
  }

  function overview(on) {
    root.classList.toggle("overview", on);
    all("[data-do=overview]").forEach(function (button) { button.setAttribute("aria-pressed", on); });
    if (on) slides[state.at].scrollIntoView({ block: "center" });
  }

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(function () {});
  }

  function present() {
    if (speaker) return;
    partner = window.open(location.pathname + "?speaker#" + slides[state.at].id, "kelas-jaga-speaker", "width=1100,height=760");
  }

  function print(six) {
    root.classList.toggle("print-six", six);
    window.print();
  }

  var actions = {
    next: function () { go(step(state.at, 1)); },
    previous: function () { go(step(state.at, -1)); },
    first: function () { go(0); },
    last: function () { go(slides.length - 1); },
    black: function () { state.veil = state.veil === "black" ? "" : "black"; draw(); tell(); },
    white: function () { state.veil = state.veil === "white" ? "" : "white"; draw(); tell(); },
    full: full,
    presenter: present,
    overview: function () { overview(!root.classList.contains("overview")); },
    contrast: function () {
      var on = root.classList.toggle("contrast");
      all("[data-do=contrast]").forEach(function (button) { button.setAttribute("aria-pressed", on); });
    },
    brief: function () { state.brief = !state.brief; if (left(slides[state.at])) state.at = step(state.at, 1); draw(); tell(); },
    keys: function () { var list = one("dialog"); if (list.open) list.close(); else list.showModal(); },
    back: function () { if (trail.length) go(trail.pop()); else actions.previous(); },
    two: function () { print(false); },
    six: function () { print(true); },
    restart: function () { state.started = Date.now(); draw(); tell(); },
    close: function () {
      if (one("dialog").open) return one("dialog").close();
      if (state.veil) { state.veil = ""; draw(); tell(); } else overview(false);
    }
  };
  var bindings = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", n: "next",
    ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", p: "previous",
    Home: "first", End: "last", b: "black", ".": "black", w: "white", ",": "white",
    f: "full", F5: "full", s: "presenter", o: "overview", c: "contrast", v: "brief", h: "keys", "?": "keys",
    Backspace: "back", Escape: "close"
  };

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    var pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    var onControl = event.target.closest && event.target.closest("a, button");
    if (onControl && (pressed === " " || pressed === "Enter") && !typed) return;
    if (/^[0-9]$/.test(pressed)) { typed = (typed + pressed).slice(-3); return; }
    if (pressed === "Enter" && typed) { event.preventDefault(); go(Math.min(+typed, slides.length) - 1); typed = ""; return; }
    typed = "";
    if (pressed === " " && event.shiftKey) pressed = "PageUp";
    if (one("dialog").open && pressed !== "Escape" && pressed !== "h" && pressed !== "?") return;
    if (bindings[pressed]) { event.preventDefault(); actions[bindings[pressed]](); }
  });

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-do]");
    if (button) {
      var name = button.getAttribute("data-do");
      if (name !== "keys" && one("dialog").open) one("dialog").close();
      return actions[name]();
    }
    var timer = event.target.closest("[data-countdown]");
    if (timer) return countdown(timer.closest(".countdown"));
    var link = event.target.closest("a[href^='#']");
    if (link) {
      var to = find(link.getAttribute("href").slice(1));
      if (to >= 0) { event.preventDefault(); go(to, true); }
      return;
    }
    if (root.classList.contains("overview")) {
      var slide = event.target.closest(".slide");
      if (slide && slides.indexOf(slide) >= 0) go(slides.indexOf(slide));
    } else if (event.target.closest(".veil")) { state.veil = ""; draw(); tell(); }
  });

  var touched = null;
  document.addEventListener("touchstart", function (event) { touched = event.changedTouches[0]; }, { passive: true });
  document.addEventListener("touchend", function (event) {
    if (!touched || root.classList.contains("overview")) return;
    var dx = event.changedTouches[0].clientX - touched.clientX;
    var dy = event.changedTouches[0].clientY - touched.clientY;
    touched = null;
    if (Math.abs(dx) > 50 && Math.abs(dx) > 2 * Math.abs(dy)) actions[dx < 0 ? "next" : "previous"]();
  });
  window.addEventListener("hashchange", function () { var to = find(location.hash.slice(1)); if (to >= 0 && to !== state.at) go(to); });

  function minutes(seconds) {
    var whole = Math.max(0, Math.floor(Math.abs(seconds)));
    return Math.floor(whole / 60) + ":" + ("0" + (whole % 60)).slice(-2);
  }

  /* A visible clock for an activity. It never makes a sound and nothing happens at its end. */
  function countdown(box) {
    var clock = one(".clock", box);
    if (box.ticking) { clearInterval(box.ticking); box.ticking = 0; one("button", box).textContent = words.start; return; }
    var end = Date.now() + (box.left === undefined ? +clock.getAttribute("data-seconds") : box.left) * 1000;
    one("button", box).textContent = words.pause;
    box.ticking = setInterval(function () {
      box.left = Math.round((end - Date.now()) / 1000);
      clock.textContent = (box.left < 0 ? "+" : "") + minutes(box.left);
      clock.classList.toggle("over", box.left < 0);
    }, 250);
  }

  /* ---- presenter window ---- */
  function planned(slide) { return +part(slide).getAttribute(state.brief ? "data-short" : "data-minutes"); }

  function before(slide) {
    var parts = all(".part"), sum = 0;
    for (var index = 0; index < parts.length && parts[index] !== part(slide); index++)
      sum += +parts[index].getAttribute(state.brief ? "data-short" : "data-minutes");
    return sum;
  }

  function desk(now) {
    var after = slides[step(state.at, 1)];
    var next = one(".next-slide");
    next.textContent = "";
    if (after !== now) {
      var copy = after.cloneNode(true);
      [copy].concat(Array.prototype.slice.call(copy.querySelectorAll("[id]"))).forEach(function (node) { node.removeAttribute("id"); });
      copy.classList.remove("current");
      copy.setAttribute("inert", "");
      next.appendChild(copy);
    }
    var notes = one(".notes-now");
    notes.textContent = "";
    var own = one(".notes", now.closest(".sheet"));
    var shared = one(".part-notes", part(now));
    [own, shared].forEach(function (source) {
      if (source) Array.prototype.forEach.call(source.cloneNode(true).childNodes, function (node) { notes.appendChild(node.cloneNode(true)); });
    });
    one(".part-name").textContent = part(now).getAttribute("data-name");
    one(".planned").textContent = planned(now) ? minutes(planned(now) * 60) : "–";
    tick();
  }

  function tick() {
    var time = new Date();
    one(".wall").textContent = ("0" + time.getHours()).slice(-2) + ":" + ("0" + time.getMinutes()).slice(-2);
    var spent = state.started ? (Date.now() - state.started) / 1000 : 0;
    one(".elapsed").textContent = minutes(spent);
    var now = slides[state.at];
    var due = (before(now) + planned(now)) * 60;
    one(".elapsed").classList.toggle("late", spent > due && due > 0);
    one(".due").textContent = minutes(due);
  }

  var start = find(location.hash.slice(1));
  if (start > 0) state.at = start;
  draw();
  if (speaker) {
    setInterval(tick, 1000);
    var hello = { deck: location.pathname, hello: true };
    if (channel) channel.postMessage(hello);
    if (partner) try { partner.postMessage(hello, "*"); } catch (error) { partner = null; }
  }
})();
