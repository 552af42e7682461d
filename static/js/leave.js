const TWICE_WITHIN = 1500;

function leaveOnSecondEscape() {
  let last = -Infinity;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - last < TWICE_WITHIN) leaveNow();
    last = event.timeStamp;
  });
}

function leaveNow() {
  const button = document.querySelector("[data-leave]");
  button?.form?.requestSubmit(button);
}

function goOnLeaving() {
  const away = document.querySelector("[data-leave-to]");
  if (away) location.replace(away.dataset.leaveTo);
}

goOnLeaving();
leaveOnSecondEscape();
