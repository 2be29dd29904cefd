// Small comforts over pages that work without them: shortcuts, typed values kept, one sending, scanner, confirm.
(() => {
  "use strict";
  const body = document.body;
  body.classList.add("js-enabled");
  const find = (selector, scope = document) => [...scope.querySelectorAll(selector)];
  const account = body.dataset.account || "";

  // ---- shortcuts: any element with data-key="alt+n" is focused (fields) or pressed (links, buttons)
  const typing = (element) => element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName);
  const shown = (element) => element.getClientRects().length > 0;
  const name = (event) => (event.altKey ? "alt+" : "") + (/^Key[A-Z]$/.test(event.code) && event.altKey
    ? event.code[3].toLowerCase() : event.key.toLowerCase());

  const fillKeys = (list) => {
    find("[data-made]", list).forEach((line) => line.remove());
    for (const element of find("[data-key]").filter(shown)) {
      const key = document.createElement("kbd");
      key.textContent = element.dataset.key.replace("alt+", "Alt + ").replace(/\b[a-z]$/, (letter) => letter.toUpperCase());
      const term = document.createElement("dt"), meaning = document.createElement("dd");
      term.append(key);
      meaning.textContent = element.dataset.keyLabel || element.textContent.trim();
      term.dataset.made = meaning.dataset.made = "";
      list.append(term, meaning);
    }
  };

  const openDialog = (id) => {
    const dialog = document.getElementById(id);
    if (!dialog || dialog.open) return;
    find("[data-keys]", dialog).forEach(fillKeys);
    dialog.showModal();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.isComposing) return;
    if (!event.altKey && typing(event.target)) return;
    if (event.key === "?" && document.getElementById("keys")) { event.preventDefault(); openDialog("keys"); return; }
    const found = find("[data-key]").filter(shown).find((element) => element.dataset.key === name(event));
    if (!found) return;
    event.preventDefault();
    found.focus();
    if (typing(found)) { if (found.select) found.select(); } else found.click();
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open]");
    if (opener) openDialog(opener.dataset.open);
    if (event.target.closest("[data-print]")) window.print();
    if (event.target.closest("[data-refused], a[aria-disabled=true]")) event.preventDefault();
    const all = event.target.closest("[data-tick-all]");
    if (all) find(all.dataset.tickAll).forEach((box) => { if (!box.disabled) box.checked = all.checked; });
  });

  // ---- scanner: a hand scanner ends with Enter; that must not send a half-filled form
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest && event.target.closest("[data-scan]");
    if (!field || event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.dispatchEvent(new CustomEvent("scan", { bubbles: true, detail: { text: field.value } }));
    const next = field.dataset.scan ? document.querySelector(field.dataset.scan) : null;
    if (next) next.focus(); else if (field.select) field.select();
  });

  // ---- search as one types: Enter opens the first hit, if the list answers what stands in the field.
  // The focus never leaves the field by itself: the next letter typed would be lost.
  document.addEventListener("keydown", (event) => {
    const form = event.key === "Enter" && !event.isComposing && event.target.closest("form[data-first]");
    const list = form && document.querySelector(form.dataset.first);
    if (!list || list.dataset.answer !== (event.target.value || "").trim()) return;
    event.preventDefault();
    list.querySelector("a").click();
  });

  // ---- confirm: data-confirm on a button, a form or an element that htmx sends
  const ask = (text, onYes) => {
    const dialog = document.getElementById("confirm");
    if (!dialog) { if (window.confirm(text)) onYes(); return; }
    document.getElementById("confirm-text").textContent = text;
    dialog.returnValue = "no";
    dialog.addEventListener("close", () => { if (dialog.returnValue === "yes") onYes(); }, { once: true });
    dialog.showModal();
  };
  document.addEventListener("htmx:confirm", (event) => {
    const pressed = event.detail.triggeringEvent && event.detail.triggeringEvent.submitter;
    const text = (pressed && pressed.dataset.confirm) || event.detail.elt.dataset.confirm || event.detail.question;
    if (!text) return;
    event.preventDefault();
    ask(text, () => event.detail.issueRequest(true));
  });

  // ---- sending: once only, after confirmation
  const agreed = new WeakSet(), unsaved = new Set();
  const release = (form) => {
    delete form.dataset.sent;
    find("[data-sent]", form).forEach((button) => { delete button.dataset.sent; });
  };
  document.addEventListener("submit", (event) => {
    const form = event.target, button = event.submitter;
    const text = (button && button.dataset.confirm) || form.dataset.confirm;
    if (text && !form.matches("[hx-post], [hx-get]") && !agreed.has(form)) {
      event.preventDefault();
      ask(text, () => { agreed.add(form); form.requestSubmit(button || undefined); });
      return;
    }
    agreed.delete(form);
    if ("forget" in form.dataset) forgetAll();
    if ((form.getAttribute("method") || "").toLowerCase() !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    if (form.dataset.keep !== undefined) { save(form); mark(form, "sent", Date.now()); unsaved.delete(form); }
    form.dataset.sent = "1";
    if (button) button.dataset.sent = "1";
    // A download or a slow network must not lock the page for ever.
    setTimeout(() => release(form), 10000);
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) find("form[data-sent]").forEach(release); });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt.closest("form");
    if (!form) return;
    release(form);
    const answer = event.detail.xhr;
    const done = event.detail.successful && !answer.responseText.includes("govuk-error-summary");
    if (form.dataset.keep !== undefined && form === event.detail.elt && done) { unsaved.delete(form); drop(key(form)); }
  });

  // ---- what is typed is kept in this tab until it has arrived: <form data-keep="name">
  const PREFIX = "motcua:kept:", HOURS = 12 * 3600 * 1000;
  const key = (form) => `${PREFIX}${account}:${location.pathname}:${form.dataset.keep}`;
  const read = (at) => { try { return JSON.parse(sessionStorage.getItem(at)); } catch { return null; } };
  const write = (at, value) => { try { sessionStorage.setItem(at, JSON.stringify(value)); } catch { /* full: go on */ } };
  const drop = (at) => sessionStorage.removeItem(at);
  const keptKeys = () => Object.keys(sessionStorage).filter((at) => at.startsWith(PREFIX));
  const forgetAll = () => keptKeys().forEach(drop);
  const mark = (form, what, value) => { const kept = read(key(form)); if (kept) write(key(form), { ...kept, [what]: value }); };
  const keepable = (field) => field.name && !["hidden", "password", "file", "submit", "button", "reset"].includes(field.type)
    && field.dataset.keep !== "off";

  const save = (form) => {
    const values = {};
    for (const field of [...form.elements].filter(keepable)) {
      if (["checkbox", "radio"].includes(field.type)) {
        (values[field.name] ||= []).push(...(field.checked ? [field.value] : []));
      } else if (field.multiple) values[field.name] = [...field.selectedOptions].map((option) => option.value);
      else (values[field.name] ||= []).push(field.value);
    }
    write(key(form), { at: Date.now(), values });
  };

  const put = (form, values) => {
    let changed = false;
    const used = {};
    for (const field of [...form.elements].filter(keepable)) {
      const kept = values[field.name];
      if (!kept) continue;
      if (["checkbox", "radio"].includes(field.type)) {
        const wanted = kept.includes(field.value);
        if (field.checked !== wanted) { field.checked = wanted; changed = true; }
      } else if (field.multiple) {
        for (const option of field.options) option.selected = kept.includes(option.value);
      } else {
        const value = kept[used[field.name] = (used[field.name] ?? -1) + 1];
        if (value !== undefined && value !== field.value) { field.value = value; changed = true; }
      }
    }
    return changed;
  };

  const restore = (form) => {
    const kept = read(key(form));
    // After a refusal the server has filled the form itself, with what was sent.
    if (!kept || document.querySelector(".govuk-error-summary") || Date.now() - kept.at > HOURS) return;
    if (!put(form, kept.values)) return;
    const note = document.getElementById("kept").content.firstElementChild.cloneNode(true);
    form.prepend(note);
    note.querySelector("[data-discard]").addEventListener("click", () => { drop(key(form)); form.reset(); note.remove(); });
    form.dispatchEvent(new CustomEvent("restored", { bubbles: true }));
  };

  // Sent forms: they arrived when their own page led here, somebody is signed in, and this is no error page.
  const settle = () => {
    const from = document.referrer && new URL(document.referrer).origin === location.origin
      ? new URL(document.referrer).pathname : "";
    for (const at of keptKeys()) {
      const kept = read(at);
      if (!kept || !kept.sent) continue;
      const [owner, path] = at.slice(PREFIX.length).split(":");
      const arrived = owner === account && from === path && !body.dataset.outcome && Date.now() - kept.sent < 600000
        && !document.querySelector(".govuk-error-summary");
      if (arrived) drop(at); else write(at, { at: kept.at, values: kept.values });
    }
  };

  settle();
  find("form[data-keep]").forEach((form) => {
    restore(form);
    let waiting;
    form.addEventListener("input", () => {
      unsaved.add(form);
      clearTimeout(waiting);
      waiting = setTimeout(() => { if (unsaved.delete(form)) save(form); }, 300);
    });
  });
  window.addEventListener("pagehide", () => unsaved.forEach(save));
})();
