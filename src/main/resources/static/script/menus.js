'use strict';
// Action menus: one open at a time, closed by Escape and by a click elsewhere.
(() => {
  const closeAllBut = (kept) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (menu !== kept) {
        menu.open = false;
      }
    }
  };
  document.addEventListener('click', (click) => closeAllBut(click.target.closest('details.menu')));
  document.addEventListener('keydown', (key) => {
    const menu = document.querySelector('details.menu[open]');
    if (key.key === 'Escape' && menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
})();
