/* A form whose answer takes some seconds says so from when it is sent, to eye and ear; Back takes it away. */
function sayBusy() {
  document.addEventListener("submit", ({ defaultPrevented, submitter, target }) => {
    if (!defaultPrevented && !submitter?.matches("[data-leave]")) tellWaiting(target, true);
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) tellWaiting(document, false);
  });
}

function tellWaiting(within, waits) {
  for (const place of within.querySelectorAll("[data-busy]")) {
    place.textContent = waits ? place.dataset.busy : "";
  }
}

sayBusy();
