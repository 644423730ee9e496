'use strict';
// Asks before a page is left whose form, marked with data-unsaved, holds changes that were not saved.
// A form that comes back from the server with an error is marked data-unsaved="changed".
(() => {
  const values = (form) => JSON.stringify([...new FormData(form)].filter(([name]) => name !== '_csrf'));
  for (const form of document.querySelectorAll('form[data-unsaved]')) {
    const first = form.dataset.unsaved === 'changed' ? null : values(form);
    let isSent = false;
    window.addEventListener('submit', (submit) => {
      isSent = submit.target === form && !submit.defaultPrevented;
    });
    window.addEventListener('pageshow', () => { isSent = false; });
    window.addEventListener('beforeunload', (leaving) => {
      if (!isSent && values(form) !== first) {
        leaving.preventDefault();
      }
    });
  }
})();
