/* A second press of a button sends nothing; the button keeps its name and value, so it is not disabled. */
const GIVEN_UP_AFTER = 8000;

function sendOnce() {
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.submitter?.matches("[data-leave]")) return;
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-disabled", "true");
    setTimeout(allowAgain, GIVEN_UP_AFTER, form);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(allowAgain);
  });
}

function allowAgain(form) {
  delete form.dataset.sent;
  for (const button of form.elements) button.removeAttribute("aria-disabled");
}

sendOnce();
