// The button that reads the page aloud, sentence by sentence, with a voice of the reader's own device.
(() => {
  "use strict";
  const bar = document.querySelector("[data-aloud]");
  const main = document.getElementById("main-content");
  if (!bar || !main) return;
  const go = bar.querySelector("[data-aloud-go]");
  const again = bar.querySelector("[data-aloud-again]");
  const told = bar.querySelector("[role=status]");
  const said = bar.dataset;
  const voicebox = window.speechSynthesis;
  const LONGEST = 180; // some browsers fall silent in the middle of a long text
  const OWN_LINE = new Set(["block", "flex", "grid", "list-item", "table", "table-row", "table-cell", "table-caption"]);
  let pieces = [];
  let at = 0;
  let spoken = null; // what is being said now; anything else that reports its end was stopped by us

  const tongue = (text) => (text || "").replace("_", "-").toLowerCase().split("-")[0];
  const pageTongue = tongue(document.documentElement.lang);
  const voiceFor = (lang) => voicebox.getVoices().find((voice) => tongue(voice.lang) === lang);
  const seen = (element) => (element.checkVisibility
    ? element.checkVisibility({ visibilityProperty: true }) : element.getClientRects().length > 0);

  // Device voices may come late; nobody waits for them longer than a second.
  const voices = () => new Promise((ready) => {
    if (voicebox.getVoices().length) { ready(); return; }
    voicebox.addEventListener("voiceschanged", ready, { once: true });
    setTimeout(ready, 1000);
  });

  // A control says what it is after its label. What was typed is never said: the whole room would hear it.
  function wordsOf(control) {
    if (control.type === "hidden") return "";
    if (control.matches("select")) return control.selectedOptions[0]?.text || "";
    if (control.matches("[type=radio], [type=checkbox]")) return control.checked ? said.chosen : "";
    if (control.matches("[type=submit], [type=button]")) return control.value;
    return control.labels?.length ? "" : control.getAttribute("aria-label") || "";
  }

  // The words of the page in the order of its sources: that is the order of the screen reader too.
  function collect(element, out) {
    if (element.matches("script, style, svg, noscript, [aria-hidden=true], [data-aloud]") || !seen(element)) return;
    const line = OWN_LINE.has(getComputedStyle(element).display);
    const lang = tongue(element.closest("[lang]").lang);
    const add = (text) => { if (text.trim()) out.push({ text, lang, element }); };
    if (line) out.push(null);
    if (element.matches("input, select, textarea")) { out.push(null); add(wordsOf(element)); out.push(null); return; }
    if (element.matches("img, [role=img]")) add(element.alt || element.getAttribute("aria-label") || "");
    else if (element.matches("button") && element.hasAttribute("aria-label")) add(element.getAttribute("aria-label"));
    else {
      for (const child of element.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) add(child.data);
        else if (child.nodeType === Node.ELEMENT_NODE) collect(child, out);
      }
    }
    if (line) out.push(null);
  }

  // Words that stand on one line and are of one language are one text; a text is cut where its sentences end.
  function sentences() {
    const found = [];
    collect(main, found);
    const texts = [];
    let open = null;
    for (const word of found) {
      if (!word) { open = null; continue; }
      if (open && open.lang === word.lang) { open.text += word.text; continue; }
      open = { ...word };
      texts.push(open);
    }
    return texts.flatMap(({ text, lang, element }) => cut(text.replace(/\s+/g, " ").trim())
      .map((part) => ({ text: part, lang, element })));
  }

  function cut(text) {
    const parts = [];
    for (const sentence of text.match(/[^.!?;…]+(?:[.!?;…]+(?=\s|$)|[.!?;…])*\s*/g) || []) {
      let left = sentence;
      const last = parts.length - 1;
      const ended = last >= 0 && /\s$/.test(parts[last]);
      if (last >= 0 && !ended) left = parts.pop() + left; // a dot inside a number or a code ends nothing
      while (left.length > LONGEST) {
        const space = left.lastIndexOf(" ", LONGEST);
        const end = space > 0 ? space + 1 : LONGEST;
        parts.push(left.slice(0, end));
        left = left.slice(end);
      }
      parts.push(left);
    }
    return parts.map((part) => part.trim()).filter((part) => /[\p{L}\p{N}]/u.test(part));
  }

  function show(words) {
    go.querySelector("span").textContent = words;
    again.hidden = !(at > 0 && !spoken);
  }

  function mark(element) {
    main.querySelectorAll(".mp-aloud-now").forEach((old) => old.classList.remove("mp-aloud-now"));
    if (element) element.classList.add("mp-aloud-now");
  }

  function stop() {
    spoken = null;
    voicebox.cancel();
    mark(null);
    show(at > 0 ? said.goOn : said.read);
  }

  function finish(words) {
    at = 0;
    stop();
    told.textContent = words;
  }

  function speak() {
    if (at >= pieces.length) { finish(said.done); return; }
    const { text, lang, element } = pieces[at];
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voiceFor(lang) || voiceFor(pageTongue);
    utterance.lang = utterance.voice.lang;
    utterance.onend = () => { if (spoken === utterance) { at += 1; speak(); } };
    utterance.onerror = () => { if (spoken === utterance) finish(said.failed); };
    spoken = utterance;
    mark(element);
    show(said.stop);
    voicebox.speak(utterance);
  }

  async function start(from) {
    told.textContent = "";
    if (!voicebox || !window.SpeechSynthesisUtterance) { told.textContent = said.cannot; return; }
    await voices();
    if (!voiceFor(pageTongue)) { told.textContent = said.noVoice; return; }
    pieces = sentences();
    at = Math.min(from, pieces.length);
    voicebox.cancel();
    speak();
  }

  go.addEventListener("click", () => { if (spoken) stop(); else start(at); });
  again.addEventListener("click", () => { go.focus(); start(0); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && spoken) stop(); });
  window.addEventListener("pagehide", () => { if (spoken) stop(); });
  bar.hidden = false;
})();
