'use strict';
// The question at the end of a form marked data-asks="id of a dialog" is asked in that dialog when the form is sent.
(() => {
  for (const form of document.querySelectorAll('form[data-asks]')) {
    const dialog = document.getElementById(form.dataset.asks);
    const question = document.getElementById(form.dataset.asks + '-question');
    if (!dialog || !question) {
      continue;
    }
    dialog.querySelector('[data-question]').append(question);
    dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
    form.addEventListener('submit', (submit) => {
      if (!dialog.open) {
        submit.preventDefault();
        dialog.showModal();
        question.querySelector('[hx-trigger~="ask"]')?.dispatchEvent(new Event('ask'));
      }
    });
  }
})();
