function focusErrorSummary() {
  document.querySelector("[data-error-summary]")?.focus();
}

focusErrorSummary();
