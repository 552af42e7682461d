/* A filter form that shows its results while one types; without this its button does the same. */
const REST = 300;

function filterLive() {
  for (const form of document.querySelectorAll("form[data-live]")) followForm(form);
}

function followForm(form) {
  let timer = 0;
  let asked = 0;
  const show = async () => {
    const number = ++asked;
    const address = new URL(form.action);
    address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected || number !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(form.dataset.live);
    if (!fresh) return;
    document.getElementById(form.dataset.live).replaceWith(fresh);
    history.replaceState(null, "", address);
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => show().catch(() => {}), REST);
  });
}

filterLive();
