/* The profile's switch shows its effect at once; saving it is the form's business. */
function previewAppearance() {
  document.addEventListener("change", ({ target }) => {
    if (target.name === "appearance") document.documentElement.dataset.appearance = target.value;
  });
}

previewAppearance();
