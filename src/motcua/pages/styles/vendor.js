// The part of govuk-frontend our pages use, with htmx. Built by scripts/build_vendor.sh.
import {
  Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, SkipLink, Tabs,
} from "govuk-frontend";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

export const start = (scope) => {
  for (const Component of [Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, SkipLink, Tabs]) {
    for (const element of scope.querySelectorAll(`[data-module~="${Component.moduleName}"]`)) {
      if (element.hasAttribute(`data-${Component.moduleName}-init`)) continue;
      try { new Component(element); } catch (problem) { console.warn(problem); }
    }
  }
};

start(document);
document.addEventListener("htmx:load", (event) => start(event.detail.elt.parentElement || document));
