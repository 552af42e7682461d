const PAUSE = 1200;

function keepDrafts() {
  for (const form of document.querySelectorAll("form[data-draft-url]")) keepDraftOf(form);
}

function keepDraftOf(form) {
  let timer = 0;
  let unsaved = false;
  const save = () => {
    clearTimeout(timer);
    if (!unsaved || form.dataset.sent) return;
    unsaved = false;
    sendDraft(form).catch(() => {
      unsaved = true;
    });
  };
  form.addEventListener("input", () => {
    unsaved = true;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  addEventListener("pagehide", save);
}

async function sendDraft(form) {
  const answer = await fetch(form.dataset.draftUrl, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    keepalive: true,
  });
  if (!answer.ok) throw new Error(`draft not saved: ${answer.status}`);
}

keepDrafts();
