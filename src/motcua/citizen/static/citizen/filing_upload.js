// Papers over a weak line: pictures are made smaller here, files go in parts, and when the line breaks they go on
// from where the server says. Without this script the form of the page sends the same files whole.
(() => {
  "use strict";
  const form = document.querySelector("form[data-upload]");
  const list = document.querySelector(".mf-sending");
  if (!form || !list || !window.fetch || !window.createImageBitmap) return;
  const LONGEST = 2000, PART = Number(form.dataset.part), SLOWEST = 30000;
  const say = (what, values) => form.dataset[what].replace(/\{(\w+)\}/g, (_all, name) => values[name]);
  const token = () => form.querySelector("[name=csrfmiddlewaretoken]").value;
  const plain = form.querySelector("[data-plain-add]");
  if (plain) plain.hidden = true;
  let waiting = Promise.resolve(), open = 0;

  // Resolves when the line is back, or after a while that doubles with each try.
  const pause = (tries) => new Promise((go) => {
    const timer = setTimeout(done, Math.min(1000 * 2 ** tries, SLOWEST));
    function done() { clearTimeout(timer); removeEventListener("online", done); go(); }
    addEventListener("online", done);
  });

  class Told extends Error {}

  // Asks until there is an answer. Only what the server says about the file itself ends it.
  async function ask(address, options, onBroken) {
    for (let tries = 0; ; tries += 1) {
      try {
        const answer = await fetch(address, {
          credentials: "same-origin", redirect: "error", ...options, headers: { "X-CSRFToken": token() },
        });
        if (answer.status < 500 && answer.status !== 429) return answer;
        if (answer.status === 429 && tries > 2) return answer;
      } catch { /* the line is broken */ }
      onBroken();
      await pause(tries);
    }
  }

  const told = async (answer) => {
    const words = await answer.json().catch(() => ({}));
    return new Told(words.sentence || "");
  };

  async function smaller(file) {
    if (!file.type.startsWith("image/")) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
      if (scale === 1 && /jpeg|png/.test(file.type) && file.size < 1.5e6) return file;
      const sheet = document.createElement("canvas");
      sheet.width = Math.round(picture.width * scale);
      sheet.height = Math.round(picture.height * scale);
      const pen = sheet.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, sheet.width, sheet.height);
      pen.drawImage(picture, 0, 0, sheet.width, sheet.height);
      const blob = await new Promise((done) => sheet.toBlob(done, "image/jpeg", 0.85));
      if (!blob || (blob.size >= file.size && /jpeg|png/.test(file.type))) return file;
      return new File([blob], `${file.name.replace(/\.\w+$/, "")}.jpg`, { type: "image/jpeg", lastModified: file.lastModified });
    } catch { return file; }
  }

  // The same file chosen again after the page was closed goes on where it stopped.
  const mark = (file) => `${form.dataset.upload}|${file.name}|${file.size}|${file.lastModified}`;
  const remember = (file, address) => { try { sessionStorage.setItem(mark(file), address); } catch { /* full or forbidden */ } };
  const remembered = (file) => { try { return sessionStorage.getItem(mark(file)); } catch { return null; } };
  const forget = (file) => { try { sessionStorage.removeItem(mark(file)); } catch { /* forbidden */ } };

  async function begun(file, onBroken) {
    const known = remembered(file);
    if (known) {
      const answer = await ask(known, {}, onBroken);
      if (answer.ok) return { address: known, received: (await answer.json()).received };
    }
    const body = new URLSearchParams({ name: file.name, size: file.size });
    const answer = await ask(form.dataset.upload, { method: "POST", body }, onBroken);
    if (!answer.ok) throw await told(answer);
    const coming = await answer.json();
    remember(file, coming.address);
    return coming;
  }

  async function send(file, show) {
    const broken = () => show("sayWaiting");
    let { address, received } = await begun(file, broken);
    for (;;) {
      show("saySending", received / file.size);
      const body = file.slice(received, received + PART);
      const answer = await ask(`${address}?offset=${received}`, { method: "POST", body }, broken);
      if (answer.status === 409) {
        const there = (await answer.json()).received;
        if (there === received) throw new Told("");
        received = there;
      } else if (answer.status === 404) {
        forget(file);
        throw new Told("");
      } else if (!answer.ok) {
        forget(file);
        throw await told(answer);
      } else {
        const words = await answer.json();
        received = words.received;
        if (words.page) { forget(file); return; }
      }
    }
  }

  function line(name) {
    const item = document.createElement("li"), words = document.createElement("span"), bar = document.createElement("progress");
    bar.max = 1;
    bar.setAttribute("aria-label", name);
    item.append(words, bar);
    list.append(item);
    return {
      show(what, share) {
        words.textContent = say(what, { name, percent: `${Math.round((share || 0) * 100)} %` });
        if (share !== undefined) bar.value = share;
      },
      wrong(sentence) {
        bar.remove();
        item.className = "mf-sending__wrong";
        words.textContent = sentence || say("sayFailed", { name });
      },
      gone() { item.remove(); },
    };
  }

  async function take(chosen) {
    const row = line(chosen.name);
    open += 1;
    row.show("sayMaking", 0);
    try {
      await send(await smaller(chosen), row.show);
      row.show("sayDone", 1);
      await refresh();
      row.gone();
    } catch (problem) {
      row.wrong(problem instanceof Told ? problem.message : "");
    } finally { open -= 1; }
  }

  // The list of pages as the server draws it now.
  async function refresh() {
    const answer = await ask(location.pathname + location.search, {}, () => {});
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const name of ["#pages", ".mf-ways"]) {
      const was = document.querySelector(name), will = fresh.querySelector(name);
      if (was) will ? was.replaceWith(will) : was.remove();
    }
  }

  for (const field of form.querySelectorAll("input[type=file]")) {
    field.addEventListener("change", () => {
      const files = [...field.files];
      field.value = "";
      for (const row of list.querySelectorAll(".mf-sending__wrong")) row.remove();
      for (const file of files) waiting = waiting.then(() => take(file));
    });
  }
  // A public computer that forgets by itself must not be held up by a question.
  const isPublic = document.querySelector("form[data-pc]");
  addEventListener("beforeunload", (event) => { if (open && !isPublic) event.preventDefault(); });
  form.addEventListener("submit", (event) => { if (open) { event.preventDefault(); delete form.dataset.sent; } });
})();
