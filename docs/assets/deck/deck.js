/* A deck: keys, remotes, touch; a presenter window in step over http and file://.
   Without this script the page simply scrolls through all slides. Nothing is stored. */
(function () {
  "use strict";
  var root = document.documentElement;
  var slides = all(".slide");
  var parts = all(".part");
  var words = JSON.parse(one("#deck-words").textContent);
  var speaker = /[?&]speaker\b/.test(location.search);
  var role = speaker ? "speaker" : "screen";
  var state = { at: 0, veil: "", brief: false, contrast: false, started: 0, entered: 0, clock: null };
  var trail = [];
  var typed = "";
  var picked = -1;
  var partner = speaker ? window.opener : null;
  var channel = null;

  function one(selector, from) { return (from || document).querySelector(selector); }
  function all(selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); }
  function name(slide) { return document.getElementById(slide.id + "-title").textContent; }
  function part(slide) { return slide.closest(".part"); }
  function minutes(of) { return +of.getAttribute(state.brief ? "data-short" : "data-minutes"); }
  /* The short version leaves out parts without minutes of their own. */
  function left(slide) { return state.brief && !minutes(part(slide)); }

  /* ---- two windows in step ---- */

  function send(message) {
    message.deck = location.pathname;
    message.role = role;
    if (channel) channel.postMessage(message);
    // Browsers that keep local files apart still let a window speak with the one that opened it.
    if (partner && !partner.closed) try { partner.postMessage(message, "*"); } catch (error) { partner = null; }
  }

  function hear(message) {
    if (!message || message.deck !== location.pathname || message.role === role) return;
    if (message.hello) return tell();
    state = message.state;
    draw();
  }

  function tell() { send({ state: state }); }

  try {
    channel = new BroadcastChannel("kelas-jaga" + location.pathname);
    channel.onmessage = function (event) { hear(event.data); };
  } catch (error) { channel = null; }
  window.addEventListener("message", function (event) {
    var same = event.origin === location.origin || location.protocol === "file:";
    if (!same || !event.source || event.source === window || (speaker && event.source !== window.opener)) return;
    if (!speaker && event.data && event.data.role === "speaker") partner = event.source;
    hear(event.data);
  });

  /* ---- what is shown ---- */

  function press(name, on) {
    all("[data-do=" + name + "]").forEach(function (button) { button.setAttribute("aria-pressed", on); });
  }

  function draw() {
    var now = slides[state.at];
    slides.forEach(function (slide, index) { slide.classList.toggle("current", index === state.at); });
    one(".place").textContent = state.at + 1 + " / " + slides.length;
    var veil = one(".veil");
    veil.hidden = !state.veil || speaker;
    veil.classList.toggle("white", state.veil === "white");
    root.classList.toggle("contrast", state.contrast);
    root.classList.toggle("brief", state.brief);
    press("black", state.veil === "black");
    press("white", state.veil === "white");
    press("brief", state.brief);
    press("contrast", state.contrast);
    press("overview", root.classList.contains("overview"));
    one(".said").classList.add("visually-hidden");
    try { history.replaceState(null, "", "#" + now.id); } catch (error) { /* some viewers of local files refuse */ }
    drawClock();
    if (speaker) drawDesk(now);
  }

  function said(text) { one(".said").textContent = text; }

  function change() { draw(); tell(); }

  function go(to, onTrail) {
    if (to < 0 || to >= slides.length) return;
    var was = slides[state.at];
    if (onTrail !== false && to !== state.at) trail.push(state.at);
    if (!state.started && to > 0) state.started = state.entered = Date.now();
    if (part(was) !== part(slides[to])) state.entered = Date.now();
    state.at = to;
    state.veil = "";
    overview(false);
    change();
    slides[to].scrollTop = 0;
    said(name(slides[to]));
  }

  /* The nearest slide in a direction that the version being taught holds. */
  function step(from, by) {
    for (var to = from + by; to >= 0 && to < slides.length; to += by) if (!left(slides[to])) return to;
    return from;
  }

  /* The slide that an anchor means: its own, or the first of a part. */
  function find(id) {
    var target = id && document.getElementById(id);
    if (target && target.classList.contains("part")) target = one(".slide", target);
    return slides.indexOf(target);
  }

  function move(by) {
    if (!root.classList.contains("overview")) return go(step(state.at, by));
    pick(step(picked, by));
  }

  function pick(to) {
    picked = to;
    slides.forEach(function (slide, index) { slide.classList.toggle("picked", index === to); });
    if (to < 0) return;
    slides[to].scrollIntoView({ block: "nearest" });
    said(to + 1 + ": " + name(slides[to]));
  }

  function overview(on) {
    root.classList.toggle("overview", on);
    press("overview", on);
    pick(on ? state.at : -1);
  }

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(function () {});
  }

  function present() {
    if (speaker) return;
    partner = window.open(location.pathname + "?speaker#" + slides[state.at].id, "kelas-jaga-speaker", "width=1180,height=780");
    if (partner) return;
    said(words.no_window);
    one(".said").classList.remove("visually-hidden");
  }

  function print(six) {
    overview(false);
    root.classList.toggle("print-six", six);
    window.print();
  }

  /* ---- the clock of an activity: it makes no sound and nothing happens at its end ---- */

  function written(seconds) {
    var whole = Math.floor(Math.abs(seconds));
    return Math.floor(whole / 60) + ":" + ("0" + (whole % 60)).slice(-2);
  }

  function countdown() {
    var box = one(".countdown .clock", slides[state.at]);
    if (!box) return;
    var id = slides[state.at].id, clock = state.clock;
    if (clock && clock.id === id && clock.end) state.clock = { id: id, end: 0, left: seconds(clock) };
    else {
      var rest = clock && clock.id === id ? clock.left : +box.getAttribute("data-seconds");
      state.clock = { id: id, end: Date.now() + rest * 1000, left: rest };
    }
    change();
  }

  function seconds(clock) { return clock.end ? Math.round((clock.end - Date.now()) / 1000) : clock.left; }

  function drawClock() {
    var clock = state.clock;
    slides.forEach(function (slide) {
      var box = one(".countdown .clock", slide);
      if (!box) return;
      var mine = clock && clock.id === slide.id;
      show(box, mine ? seconds(clock) : +box.getAttribute("data-seconds"));
      one("[data-countdown]", slide).textContent = mine && clock.end ? words.pause : words.start;
    });
    one(".running").hidden = !clock || !clock.end || clock.id === slides[state.at].id;
    if (clock) show(one(".running .clock"), seconds(clock));
  }

  function show(box, rest) {
    var text = (rest < 0 ? "+" : "") + written(rest);
    if (box.textContent !== text) box.textContent = text;
    box.classList.toggle("over", rest < 0);
  }

  /* ---- presenter window ---- */

  function drawDesk(now) {
    var next = one(".next-slide"), after = slides[step(state.at, 1)];
    all(".slide", next).forEach(function (old) { old.remove(); });
    one(".end", next).hidden = after !== now;
    if (after !== now) {
      var copy = after.cloneNode(true);
      all("[id]", copy).concat(copy).forEach(function (node) { node.removeAttribute("id"); });
      copy.removeAttribute("aria-labelledby");
      copy.classList.remove("current", "picked");
      copy.setAttribute("inert", "");
      next.appendChild(copy);
    }
    var notes = one(".notes-now");
    notes.textContent = "";
    remarks(now).forEach(function (source) {
      var copy = source.cloneNode(true);
      all("[id]", copy).forEach(function (node) { node.removeAttribute("id"); });
      copy.className = "told";
      notes.appendChild(copy);
    });
    one(".desk.below").scrollTop = 0;
    one(".part-name").textContent = part(now).getAttribute("data-name");
    tick();
  }

  /* Notes of a slide: its own, then what is said about its group of slides, then about its part. */
  function remarks(slide) {
    var group = slide.getAttribute("data-group");
    var about = all(".remark", part(slide));
    var near = about.filter(function (remark) { return remark.getAttribute("data-group") === group; });
    var wide = about.filter(function (remark) { return !remark.hasAttribute("data-group"); });
    // Words to say come first, preparations after them.
    var spoken = wide.filter(function (remark) { return one("[data-key=say]", remark); });
    var silent = wide.filter(function (remark) { return spoken.indexOf(remark) < 0; });
    var own = one(".own", slide.closest(".sheet"));
    return (own.children.length ? [own] : []).concat(near, spoken, silent);
  }

  function tick() {
    var now = new Date(), here = part(slides[state.at]);
    var sum = parts.reduce(function (sum, each) { return sum + minutes(each); }, 0);
    one(".wall-time").textContent = ("0" + now.getHours()).slice(-2) + ":" + ("0" + now.getMinutes()).slice(-2);
    spend(".part-spent", state.entered, minutes(here));
    spend(".spent", state.started, sum);
    one(".part-planned").textContent = minutes(here) ? written(minutes(here) * 60) : "–";
    one(".planned").textContent = written(sum * 60);
  }

  function spend(selector, since, planned) {
    var spent = since ? (Date.now() - since) / 1000 : 0;
    one(selector).textContent = written(spent);
    one(selector).classList.toggle("late", planned > 0 && spent > planned * 60);
  }

  /* ---- keys, buttons, touch ---- */

  var actions = {
    next: function () { move(1); },
    previous: function () { move(-1); },
    first: function () { go(0); },
    last: function () { go(slides.length - 1); },
    black: function () { state.veil = state.veil === "black" ? "" : "black"; change(); },
    white: function () { state.veil = state.veil === "white" ? "" : "white"; change(); },
    contrast: function () { state.contrast = !state.contrast; change(); },
    brief: function () {
      state.brief = !state.brief;
      if (left(slides[state.at])) go(step(state.at, 1)); else change();
    },
    full: full,
    presenter: present,
    overview: function () { overview(!root.classList.contains("overview")); },
    timer: countdown,
    keys: function () { var list = one("dialog"); if (list.open) list.close(); else list.showModal(); },
    back: function () { if (trail.length) go(trail.pop(), false); else actions.previous(); },
    two: function () { print(false); },
    six: function () { print(true); },
    restart: function () { state.started = state.entered = Date.now(); change(); },
    choose: function () { if (picked >= 0) go(picked); },
    close: function () {
      if (one("dialog").open) one("dialog").close();
      else if (state.veil) { state.veil = ""; change(); } else overview(false);
    }
  };
  var bindings = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", n: "next",
    ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", p: "previous",
    Home: "first", End: "last", b: "black", ".": "black", w: "white", ",": "white",
    f: "full", F5: "full", s: "presenter", o: "overview", c: "contrast", v: "brief", t: "timer", h: "keys", "?": "keys",
    Enter: "choose", Backspace: "back", Escape: "close"
  };

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    var pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    var onControl = event.target.closest && event.target.closest("a, button");
    if (onControl && (pressed === " " || pressed === "Enter") && !typed) return;
    if (/^[0-9]$/.test(pressed)) {
      typed = (typed + pressed).slice(-3);
      one(".place").textContent = typed + " / " + slides.length;
      return;
    }
    if (typed) {
      var number = Math.min(+typed, slides.length);
      typed = "";
      if (pressed === "Enter") { event.preventDefault(); return go(number - 1); }
      draw();
    }
    if (pressed === " " && event.shiftKey) pressed = "PageUp";
    if (one("dialog").open && ["Escape", "h", "?"].indexOf(pressed) < 0) return;
    if (Object.prototype.hasOwnProperty.call(bindings, pressed)) { event.preventDefault(); actions[bindings[pressed]](); }
  });

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-do]");
    if (button) {
      var action = button.getAttribute("data-do");
      if (action !== "keys" && one("dialog").open) one("dialog").close();
      return actions[action]();
    }
    if (event.target.closest(".veil")) return actions.close();
    var shown = root.classList.contains("overview") && event.target.closest(".slide");
    if (shown) { event.preventDefault(); return go(slides.indexOf(shown)); }
    if (event.target.closest("[data-countdown]")) return countdown();
    var link = event.target.closest("a[href^='#']");
    var to = link ? find(link.getAttribute("href").slice(1)) : -1;
    if (to < 0) return;
    event.preventDefault();
    go(to);
    // Whoever follows links by keyboard goes on from the slide they reach.
    slides[to].tabIndex = -1;
    slides[to].focus();
  });

  var touched = null;
  document.addEventListener("touchstart", function (event) {
    touched = event.touches.length === 1 ? event.changedTouches[0] : null;
  }, { passive: true });
  document.addEventListener("touchend", function (event) {
    if (!touched || root.classList.contains("overview") || one("dialog").open) return;
    var dx = event.changedTouches[0].clientX - touched.clientX;
    var dy = event.changedTouches[0].clientY - touched.clientY;
    touched = null;
    if (Math.abs(dx) > 50 && Math.abs(dx) > 2 * Math.abs(dy)) move(dx < 0 ? 1 : -1);
  });
  window.addEventListener("hashchange", function () {
    var to = find(location.hash.slice(1));
    if (to >= 0 && to !== state.at) go(to);
  });
  document.addEventListener("fullscreenchange", function () { root.classList.toggle("pure", !!document.fullscreenElement); });
  window.addEventListener("beforeprint", function () { overview(false); });
  window.addEventListener("afterprint", function () { root.classList.remove("print-six"); });

  root.classList.add("js");
  if (speaker) {
    root.classList.add("speaker");
    all(".desk").forEach(function (piece) { piece.hidden = false; });
    all("[data-do=presenter], [data-do=full]").forEach(function (button) { button.hidden = true; });
    setInterval(tick, 1000);
  }
  setInterval(function () { if (state.clock && state.clock.end) drawClock(); }, 250);
  state.at = Math.max(0, find(location.hash.slice(1)));
  draw();
  send({ hello: true });
})();
