// A public computer forgets by itself: three minutes without a key or a touch, with a warning before.
(() => {
  "use strict";
  const QUIET = 180, WARN = 30;
  const form = document.querySelector("form[data-pc]"), told = document.querySelector(".mf-pc__left");
  let last = Date.now();
  const awake = () => { last = Date.now(); told.textContent = ""; };
  for (const event of ["keydown", "pointerdown", "touchstart", "scroll"]) {
    document.addEventListener(event, awake, { passive: true, capture: true });
  }
  const clock = setInterval(() => {
    const left = Math.ceil(QUIET - (Date.now() - last) / 1000);
    if (left <= 0) { clearInterval(clock); form.submit(); return; }
    // A screen reader hears it at the beginning and every ten seconds.
    if (left <= WARN && (left % 10 === 0 || !told.textContent)) told.textContent = told.dataset.left.replace("{n}", left);
  }, 1000);
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
