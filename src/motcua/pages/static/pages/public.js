// Small comforts of the public's pages, which all work without: print, one sending only, errors read out first.
(() => {
  "use strict";
  document.documentElement.classList.add("js-enabled");
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 8000);
  });
  const errors = document.querySelector(".govuk-error-summary");
  if (errors) { errors.tabIndex = -1; errors.focus(); }
})();
