/* A list that belongs to one answer unfolds when that answer is chosen. Without scripts its summary is pressed. */
function unfoldWithAnswers() {
  for (const fold of document.querySelectorAll("details[data-belongs-to]")) {
    const answer = document.getElementById(fold.dataset.belongsTo);
    answer?.addEventListener("change", () => {
      fold.open = true;
    });
  }
}

unfoldWithAnswers();
